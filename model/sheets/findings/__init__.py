"""What the list of findings shows beside them: the marks on them, and what they are filtered by."""
