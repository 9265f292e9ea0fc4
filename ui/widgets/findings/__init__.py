"""The list of findings: its rows, the controls that filter it, and the editor of a note."""
