"""Turns the schemas and linkbases of a filing into what they say of its concepts."""
