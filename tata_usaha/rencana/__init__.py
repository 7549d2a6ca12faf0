"""Reading an office's plan folder: YAML with places, typed, checked, all problems at once."""
