"""A draft as a person left it: what is still to be filled in, and filling it in without touching the rest."""
