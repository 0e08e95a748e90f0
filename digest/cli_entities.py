"""The commands for entities: what names stand for."""

import json
from pathlib import Path

import click

from digest.cli_plugins import JSON, SITE, explained_errors


@click.group()
def entities() -> None:
    """See what names stand for."""


@entities.command("resolve")
@SITE
@JSON
@click.argument("file", default="-", metavar="[FILE|-]")
@explained_errors
def resolve_names(site: str, as_json: bool, file: str) -> None:
    """Tell for each name in FILE the address and label that it would get, and the rule that decided.

    FILE (or standard input) holds a name a line, or JSON Lines with "name" and, if known, "type"
    (PER, ORG, LOC or MISC). The names count as mentioned on one site: a last name alone goes to the
    only full name among them that fits.
    """
    from digest.config import read_config
    from digest.name_lines import read_text, resolved

    name, text = read_text(file)
    for told in resolved(read_config(Path(site)), name, text):
        if as_json:
            click.echo(json.dumps(told.as_json(), ensure_ascii=False))
        else:
            found = told.found
            click.echo(
                f"{told.named.name}: {found.id} ({found.label}, {found.type or 'of no known type'}) - {found.why}"
            )
