"""Checking a Word template that a person may have changed: its tags, its shape, the house style."""
