"""Errors planted one at a time into clean filings, and whether the findings name them."""
