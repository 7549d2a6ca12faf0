"""Letters inside the office and cover letters."""
