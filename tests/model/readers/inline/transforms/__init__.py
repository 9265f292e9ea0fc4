"""Tests of the transformation registries."""
