"""Which editions readers may take along."""

from collections.abc import Sequence

from digest.contributions import Publication
from digest.model import Edition


def ready(publication: Publication) -> Sequence[Edition]:
    """The editions whose day is over, newest first, because nobody sends half a day; all of them if none is."""
    return [edition for edition in publication.editions if edition.over] or publication.editions
