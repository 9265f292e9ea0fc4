"""Tests of what the list of findings shows beside them."""
