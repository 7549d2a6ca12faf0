"""The commands that need Prefect: each is imported only when it is called."""
