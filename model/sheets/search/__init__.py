"""Turns the words that a reader types into the places of a filing that hold them."""
