"""Tests of ui/widgets/charting/."""
