"""The command `zi`."""
