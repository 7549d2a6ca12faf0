"""Measurements: how long a person waits, and how the printing engine stands beside its peers."""
