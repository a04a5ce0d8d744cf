"""Kazakh dates and numbers."""
