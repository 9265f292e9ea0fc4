"""What the published specifications say of amounts: rounding intervals, calculations, duplicates."""
