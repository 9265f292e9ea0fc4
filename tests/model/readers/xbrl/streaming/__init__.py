"""Tests that mirror model/readers/xbrl/streaming."""
