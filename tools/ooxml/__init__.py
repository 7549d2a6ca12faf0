"""Proof that a printed letter is a valid Word file: Microsoft's own SDK, and what no validator looks at."""
