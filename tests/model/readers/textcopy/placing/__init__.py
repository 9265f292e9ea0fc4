"""Tests of the recovery of columns."""
