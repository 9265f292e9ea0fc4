"""What outlives one reading of a filing: the marks on its findings, and the watch over its file."""
