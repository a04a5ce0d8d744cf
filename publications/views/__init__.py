"""Views by the visitor's purpose."""
