"""Packets of meetings: invitation, calendar entry, attendance list, minutes."""
