"""Keeping strangers out: hosts and origins, sessions, who may what."""
