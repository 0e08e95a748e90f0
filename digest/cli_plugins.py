"""The commands for plugins, and what all commands share."""

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from digest.errors import ConfigError, DigestError, PluginError, UsageError

P = ParamSpec("P")
T = TypeVar("T")

SITE = click.option(
    "--site", "-C", default=".", metavar="FOLDER", help="The folder of the site (default: this one).", type=click.Path()
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


def explained_errors(function: Callable[P, T]) -> Callable[P, T]:
    """Turn digest's own errors into a line on standard error and an exit code."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except DigestError as error:
            click.echo(f"digest: {error}", err=True)
            raise SystemExit(2 if isinstance(error, ConfigError | PluginError | UsageError) else 1) from None
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(1) from None

    return wrapped


@click.group()
def plugins() -> None:
    """See, test and begin plugins."""


@plugins.command("list")
@SITE
@JSON
@explained_errors
def list_plugins(site: str, as_json: bool) -> None:
    """Name all plugins there are and the order in which they are asked; imports none of them."""
    from digest.config import read_config
    from digest.registry import known

    config = read_config(Path(site))
    used = {name: number for number, name in enumerate(config.plugins, 1)}
    rows = sorted(known(config).values(), key=lambda r: (used.get(r.name, len(used) + 1), r.name))
    if as_json:
        shown = [{"name": r.name, "origin": r.origin, "order": used.get(r.name)} for r in rows]
        click.echo(json.dumps(shown, ensure_ascii=False))
        return
    for row in rows:
        place = f"{used[row.name]:>3}." if row.name in used else "  - "
        click.echo(f"{place} {row.name:<20} {row.origin}{'' if row.name in used else ', not in use'}")


@plugins.command("show")
@SITE
@click.argument("name")
@JSON
@explained_errors
def show_plugin(site: str, name: str, as_json: bool) -> None:
    """Explain one plugin: what it does, its hooks, its options and how they are set."""
    from digest.config import read_config
    from digest.plugin_tools import described

    shown = described(read_config(Path(site)), name)
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False))
        return
    click.echo(f"{shown['name']} ({shown['origin']}, version {shown['version']}): {', '.join(shown['hooks'])}\n")
    click.echo(shown["about"])
    click.echo(f"\n[plugins.{name}]")
    for option in shown["options"]:
        click.echo(f"{option['name']} = {option['value']}   # {option['type']}")


@plugins.command("check")
@SITE
@click.argument("names", nargs=-1, metavar="[NAME...]")
@explained_errors
def check_plugins(site: str, names: tuple[str, ...]) -> None:
    """Load plugins and put them through the contract test: all in use, or those named."""
    from digest.config import read_config
    from digest.plugin_tools import contract_faults

    wrong = 0
    for name, fault in contract_faults(read_config(Path(site)), names):
        click.echo(f"{name}: {fault or 'ok'}")
        wrong += bool(fault)
    raise SystemExit(1 if wrong else 0)


@plugins.command("new")
@SITE
@click.argument("name")
@click.option(
    "--hook", default="clean", show_default=True, help="What it shall do: clean, describe, summarize, tag, publish."
)
@explained_errors
def new_plugin(site: str, name: str, hook: str) -> None:
    """Begin a plugin in the site's plugins/ folder, with a test that already passes."""
    from digest.config import read_config
    from digest.plugin_tools import begin

    config = read_config(Path(site))
    for path in begin(config, name, hook):
        click.echo(f"  {path}")
    click.echo(f'Next: add "{name}" to build.plugins in {config.file}, then run `digest plugins check {name}`.')
