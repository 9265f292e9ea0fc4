"""The tree of lines: its cells, its keyboard and mouse, and its pane."""
