"""Thin adapters that show finished sheets to Qt views."""
