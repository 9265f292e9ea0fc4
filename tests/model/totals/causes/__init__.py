"""Tests of `model/totals/causes`."""
