"""Turns what a page shows into what XBRL means, by the formats of transformation registries 1 to 5 and the SEC's."""
