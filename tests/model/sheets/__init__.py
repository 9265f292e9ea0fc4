"""Tests of model/sheets/."""
