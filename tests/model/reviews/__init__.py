"""Tests of marks and the files that keep them."""
