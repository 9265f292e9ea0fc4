"""Tests of the tree of lines and its heading."""
