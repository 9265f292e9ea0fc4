"""Readers of the forms that the SEC publishes beside a filing."""
