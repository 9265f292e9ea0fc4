"""What a table, a chart or a report shows, computed once for the window, the command line and the exports."""
