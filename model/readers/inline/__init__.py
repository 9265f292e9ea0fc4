"""Reads inline XBRL: reports whose facts stand in the text of a web page."""
