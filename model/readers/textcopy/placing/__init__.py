"""Which column a value stood in, where the text lost it: solved by the totals that have to foot."""
