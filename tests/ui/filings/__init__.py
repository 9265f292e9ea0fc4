"""Tests of ui/filings/."""
