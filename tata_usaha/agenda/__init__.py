"""The buku agenda: the register database, its entries and events."""
