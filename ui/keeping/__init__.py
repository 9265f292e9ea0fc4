"""What outlives one reading of a filing: the marks on its findings, what can be undone, and the watch over its file."""
