"""Tests of `model/totals/sources`."""
