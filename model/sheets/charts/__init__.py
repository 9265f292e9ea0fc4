"""Computes what a chart shows of a line, a total or an axis, in each kind of chart that suits it."""
