"""Tests of what rendered pages and the workbook share."""
