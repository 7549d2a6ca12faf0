"""One letter printed and checked, or an entry for calendars."""
