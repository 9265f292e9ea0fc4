"""Tests of what outlives one reading of a filing."""
