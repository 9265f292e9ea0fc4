"""Text copies of rendered pages, which lost their empty cells: read, and their columns recovered."""
