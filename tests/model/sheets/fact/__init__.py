"""Tests of what the card of a fact tells."""
