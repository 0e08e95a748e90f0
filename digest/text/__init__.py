"""Pure functions on text: what plugins and stages share."""
