"""The letters: one module per family, each with its content models and how they are composed."""
