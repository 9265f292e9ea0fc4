"""Tests of the workbook, read back with another library."""
