"""The fixed steps of a build: one file, one function each."""
