"""The OOXML floor that printing, checking of templates and drafts share."""
