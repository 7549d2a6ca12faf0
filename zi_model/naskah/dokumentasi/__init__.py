"""Sheets of photos and films."""
