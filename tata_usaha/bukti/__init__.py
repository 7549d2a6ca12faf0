"""The evidence folder: its tree, what its files really are, what lies there now."""
