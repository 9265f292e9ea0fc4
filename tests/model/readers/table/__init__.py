"""Tests of model/readers/table/."""
