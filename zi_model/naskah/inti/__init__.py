"""What all kinds of letters are made of."""
