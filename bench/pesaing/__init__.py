"""The same three letters through several libraries: content, templates in each one's language, one run of each."""
