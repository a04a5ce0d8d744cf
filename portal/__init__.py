"""The site: configuration only."""
