"""Web pages: their markup, what they state, and the text of the article in them."""
