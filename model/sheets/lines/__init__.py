"""Turn facts into lines and periods, and lines into the tree in which a section shows them."""
