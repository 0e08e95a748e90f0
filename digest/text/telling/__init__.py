"""Which sentences of a text can tell it: what stands alone, what leans, what covers the most."""
