"""The report of findings: what a filing says that does not add up, and why, as pages to read and to print."""
