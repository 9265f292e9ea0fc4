"""Tests of searching a filing."""
