"""What evidence files say: their text, read once per content and kept in the register; one module per kind of file."""
