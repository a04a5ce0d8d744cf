"""Whole ways through a served portal, as a person goes them: a real browser, a real worker, a real database."""
