"""Tests of what a report has drawn."""
