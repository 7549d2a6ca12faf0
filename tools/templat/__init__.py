"""The templates in templates_docx/ as short scripts; `python -m tools.templat` writes them."""
