"""Tests of `model/totals/rules`."""
