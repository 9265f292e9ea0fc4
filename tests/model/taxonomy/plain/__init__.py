"""Tests that mirror model/taxonomy/plain."""
