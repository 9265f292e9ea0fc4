"""Tests of the list of what was found."""
