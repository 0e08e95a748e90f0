"""The learned model of lines: what a line looks like, where it stands, and whether it is the article's."""
