"""Views, panes and the chart."""
