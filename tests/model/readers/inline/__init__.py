"""Tests of the reader of inline XBRL."""
