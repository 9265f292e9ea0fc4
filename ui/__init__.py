"""The window: everything that knows Qt and drawing."""
