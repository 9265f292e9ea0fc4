"""The search of a whole filing: the field that takes words, and the list of what holds them."""
