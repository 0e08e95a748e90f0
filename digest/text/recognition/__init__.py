"""Finding names in a text and their types, with a small learned model over lists and forms of words."""
