"""Where letters wait: lay, find, number, make ready."""
