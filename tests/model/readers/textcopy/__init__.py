"""Tests of text copies."""
