"""Shows where the facts of a filing stand: the table, paragraph or lines around each in the files it was read from."""
