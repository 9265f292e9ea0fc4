"""Reads tables of facts, one row a fact, from CSV files and workbooks."""
