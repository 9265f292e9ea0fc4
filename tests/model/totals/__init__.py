"""Tests of model/totals/."""
