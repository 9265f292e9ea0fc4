"""What every desktop program has: a quick start, what each action does, a way to report errors."""
