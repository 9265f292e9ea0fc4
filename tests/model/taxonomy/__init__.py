"""Tests that mirror model/taxonomy."""
