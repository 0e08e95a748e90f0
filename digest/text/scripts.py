"""Scripts that put no spaces between words, as ranges for the brackets of a pattern."""

IDEOGRAPHS = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese and Japanese, with the marks that repeat a character."""

SOUTHEAST_ASIAN = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
"""Thai, Lao, Burmese and Khmer, without their digits of their own and without punctuation."""

UNSPACED = IDEOGRAPHS + SOUTHEAST_ASIAN
