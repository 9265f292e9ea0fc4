"""Tells what stands on the card of a fact: its concept in words, its accuracy, its duplicates and its totals."""
