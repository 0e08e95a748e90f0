"""digest: raw article texts in, a published digest out.

Everything a plugin needs is here; text tools are in `digest.text`, test helpers in
`digest.testing`.
"""

from digest.contributions import (
    Command,
    Page,
    PrintedEdition,
    PrintedLink,
    PrintedSection,
    PrintedSentence,
    PrintedStory,
    Publication,
    Setting,
    Template,
)
from digest.hooks import hookimpl
from digest.model import (
    HEADING,
    ITEM,
    PARAGRAPH,
    QUOTE,
    Article,
    Block,
    Edit,
    Edition,
    File,
    Note,
    Raw,
    Span,
    Story,
    Unanswered,
)

__version__ = "0.1.0"
__all__ = [
    "HEADING",
    "ITEM",
    "PARAGRAPH",
    "QUOTE",
    "Article",
    "Block",
    "Command",
    "Edit",
    "Edition",
    "File",
    "Note",
    "Page",
    "PrintedEdition",
    "PrintedLink",
    "PrintedSection",
    "PrintedSentence",
    "PrintedStory",
    "Publication",
    "Raw",
    "Setting",
    "Span",
    "Story",
    "Template",
    "Unanswered",
    "hookimpl",
]
