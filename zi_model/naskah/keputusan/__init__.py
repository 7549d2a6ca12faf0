"""Decrees with their attachments, and the pledges that go with one."""
