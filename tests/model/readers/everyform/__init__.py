"""One small filing of our own in every form."""
