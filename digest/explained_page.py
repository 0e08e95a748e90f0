"""What was done to a text, as one HTML page that needs no other file and runs nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from digest.explain import STAYS_WHOLE, Explanation, Piece, reasons
from digest.findings import findings
from digest.report import Problem, counted
from digest.tag_findings import tag_groups
from digest.text.direction import direction

ELEMENTS = {"left": "{}", "cut": "<del>{}</del>", "added": "<ins>{}</ins>", "kept": "<mark>{}</mark>"}
GONE = ' class="gone"'
STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fdfcfa; --quiet: #5d5a55; --hair: #dedad2;
  --cut: #9b1c1c; --cut-paper: #fbeceb; --new: #14602f; --new-paper: #e6f4e9; --kept: #174ea6; --kept-paper: #e8effb }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #161616; --quiet: #a8a49c; --hair: #3a3835;
  --cut: #ff9d94; --cut-paper: #3a1d1b; --new: #86d99b; --new-paper: #16301d; --kept: #9dc0ff; --kept-paper: #1a2740 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere }
h1, h2, h3, small, table, .tags, .key, .said, .problem { font-family: system-ui, sans-serif }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .25rem }
h3 { font-size: .875rem; color: var(--quiet); margin: 2rem 0 .25rem }
h2 { font-size: 1rem; margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--hair) }
.key, .said { color: var(--quiet); font-size: .875rem; margin: .25rem 0 }
.key > * { margin-right: .75rem; white-space: nowrap }
.problem { font-size: .9375rem; border-left: .25rem solid var(--cut); padding: .25rem .75rem }
.text p { margin: .7rem 0; white-space: pre-wrap }
.text p.gone { margin: .3rem 0; padding-left: .75rem; border-left: .1875rem solid var(--cut); font-size: .9375rem;
  line-height: 1.45 }
.text .gone small { display: inline; margin-inline-start: .5rem }
.gone del { text-decoration-color: color-mix(in srgb, var(--cut) 45%, transparent) }
del { color: var(--cut); background: var(--cut-paper); text-decoration-thickness: 1px }
ins { color: var(--new); background: var(--new-paper); text-underline-offset: .15em }
mark { color: var(--kept); background: var(--kept-paper); border-bottom: 2px solid }
.text small { display: block; color: var(--quiet); font-size: .8125rem; line-height: 1.4; white-space: normal }
.tags { margin: 0; padding: 0; list-style: none; font-size: .875rem }
.tags li { padding: .35rem 0; border-bottom: 1px solid var(--hair) }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--hair) }
th { font-weight: 600 } .notes th { width: 11rem } table:not(.notes) td { white-space: nowrap } td.n { text-align: end }
@media (max-width: 30rem) { .notes th, .notes td { display: block; width: auto; padding-right: 0 }
  .notes th { border: 0; padding-bottom: 0 } .notes td { padding-top: 0 } }
""".strip()


def explained_page(
    name: str, explanations: Sequence[Explanation], problems: Iterable[Problem], *, full: bool = False
) -> str:
    """The page for one file, whose articles are shown below one another; ``full``: with all tags and places."""
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>What digest did to {escape(name)}</title>",
        f"<style>\n{STYLE}\n</style>",
        f"<h1>What digest did to {escape(name)}</h1>",
        '<p class="key"><del>cut</del> <ins>put in its place</ins> <mark>kept by a rule of yours</mark></p>',
    ]
    lines += (f'<p class="problem">{escape(str(problem))}</p>' for problem in problems)
    for explanation in explanations:
        lines += _article(explanation, full=full)
    return "\n".join([*lines, "</html>", ""])


def _article(explanation: Explanation, *, full: bool) -> Iterable[str]:
    article = explanation.article
    yield f"<h2>{escape(article.title)}</h2>"
    place = f"{article.raw.origin}, id {article.id}"
    before, after = len(article.raw.text), len(article.text)
    yield f'<p class="said">{escape(place)}. {before:,} characters came, {after:,} are left.</p>'
    if explanation.stays_whole:
        yield f'<p class="problem">{escape(STAYS_WHOLE)}</p>'
    language = f' lang="{escape(article.language)}"' if article.language else ""
    yield f'<div class="text"{language} dir="{direction(article.text)}">'
    lines = list(explanation.lines())
    yield from map(_line, lines)
    yield "</div>"
    yield from _counts(lines)
    yield "<h3>What was found in it</h3>"
    yield '<table class="notes">'
    yield from (
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(words)}</td></tr>'
        for label, words in findings(article, explanation.story)
    )
    yield "</table>"
    for group in tag_groups(article, explanation.site):
        yield f"<h3>{escape(group.title)}</h3>"
        yield '<ul class="tags">'
        yield from (f"<li>{escape(line)}</li>" for line in group.lines(full=full))
        yield "</ul>"


def _line(line: Sequence[Piece]) -> str:
    """A line of the raw text; one that is gone wholly stands back from the others."""
    gone = all(piece.kind == "cut" or not piece.text.strip() for piece in line)
    parts = [
        ELEMENTS[piece.kind].format(escape(piece.text)) if piece.text.strip() else escape(piece.text) for piece in line
    ]
    why = "".join(f'<small lang="en" dir="ltr">{escape(reason)}</small>' for reason in reasons(line))
    return f"<p{GONE if gone else ''}>{''.join(parts)}{why}</p>"


def _counts(lines: Sequence[Sequence[Piece]]) -> Iterable[str]:
    """How many lines each plugin cut, kept or changed for each kind of reason."""
    kinds: Counter[tuple[str, str]] = Counter()
    for line in lines:
        longest: dict[tuple[str, str], int] = {}  # several pieces of one line are one line
        for piece in (piece for piece in line if piece.by):
            key = piece.by, piece.why.partition(":")[0]
            longest[key] = max(longest.get(key, 0), piece.lines)
        kinds.update(longest)
    if not kinds:
        return
    yield "<h3>How much of what</h3>"
    yield "<table>"
    for (by, kind), n in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])):
        number = counted(n, "line", "lines")
        yield f'<tr><th scope="row">{escape(kind)}</th><td>{escape(by)}</td><td class="n">{number}</td></tr>'
    yield "</table>"
