"""What a file of evidence really holds: one module for each kind of file."""
