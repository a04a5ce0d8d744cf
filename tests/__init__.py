"""Tests: they mirror the tree; whole ways of a report are in journeys/."""
