"""What every room stands on: files, errors, settings."""
