"""Measurements that anyone can run. Tests never look at a clock; these do."""
