"""One package or module a form of filing; each turns a file of that form into a `Filing`."""
