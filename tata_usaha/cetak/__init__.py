"""Printing: a letter's content through its Word template into a checked DOCX."""
