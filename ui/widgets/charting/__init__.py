"""Draws chart sheets with matplotlib; knows themes and figures, but no Qt."""
