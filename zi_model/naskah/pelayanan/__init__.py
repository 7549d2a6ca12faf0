"""Service pledges and standard procedures."""
