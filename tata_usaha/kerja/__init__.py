"""The use cases of the office: the only door for the command line, the flows and the desk."""
