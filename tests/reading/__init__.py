"""Tests of reading. They need neither Django nor a database."""
