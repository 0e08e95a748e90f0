"""Editions in files of their own, for readers who take them along: what shipped plugins and commands hand out."""
