"""Files that a filing is written to, each from the same tables that the window shows."""
