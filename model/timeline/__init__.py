"""Several filings of one company as one: lines joined over the years, later statements before earlier ones."""
