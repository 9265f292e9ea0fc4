"""Draws each kind of chart: a line, a total with its contributors, their shares, small multiples."""
