"""A sample year: evidence such as an office lays down, and every letter that the plan calls for."""
