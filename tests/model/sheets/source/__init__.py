"""Tests of where facts stand."""
