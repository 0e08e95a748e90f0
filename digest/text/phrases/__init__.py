"""The phrases that say what a text is about: where they stand, how they look, how good they are."""
