"""Tests of what every desktop program has."""
