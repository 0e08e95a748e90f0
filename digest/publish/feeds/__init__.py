"""Feeds: which there are, what they hold, and how RSS, Atom and JSON Feed write it down."""
