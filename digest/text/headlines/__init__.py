"""Headlines made from a sentence: what may be left out, where it may end, which version is best."""
