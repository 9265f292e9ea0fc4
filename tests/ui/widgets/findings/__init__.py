"""Tests of the list of findings as it is drawn."""
