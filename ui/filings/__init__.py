"""The filings that are open: what the window keeps of each, and which of them make a timeline."""
