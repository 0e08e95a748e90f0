"""Arguments to calls, results to words and exit codes; no logic, and the only place that prints.

Exit codes: 0 done, 1 problems under --strict (or a build that could not be published),
2 wrong usage or configuration.
"""

import json
from pathlib import Path
from typing import Any

import click

from digest import __version__
from digest.cli_entities import entities
from digest.cli_newsletter import newsletter
from digest.cli_plugins import JSON, SITE, explained_errors, plugins
from digest.errors import DigestError


def _writable(_context: click.Context, _option: click.Parameter, file: str | None) -> str | None:
    """Refuse a file that could not be written before any work is done for it."""
    path = Path(file or ".")
    if file and (path.is_dir() or not path.parent.is_dir()):
        wrong = "is a folder" if path.is_dir() else f"there is no folder {path.parent}"
        raise click.BadParameter(f"{file}: {wrong} (name a file in a folder that exists)")
    return file


OUTPUT = click.option(
    "--output", "-o", metavar="FILE", callback=_writable, help="Write here instead of to standard output."
)


class Commands(click.Group):
    """The commands of digest and, by the name of the plugin, those that plugins add."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command of ours, else the group of the plugin of that name in this site."""
        own = super().get_command(ctx, cmd_name)
        return own or _plugin_commands(cmd_name)


@explained_errors
def _plugin_commands(name: str) -> click.Command | None:
    from digest.config import read_config
    from digest.registry import load_plugins

    try:
        config = read_config(Path())
        if name not in config.plugins:
            return None
        plugin = next(plugin for plugin in load_plugins(config) if plugin.name == name)
    except DigestError:
        return None
    if "commands" not in plugin.hooks:
        return None
    group = click.Group(name, help=(type(plugin.value).__doc__ or "").split("\n")[0])
    for command in plugin.value.commands():
        group.add_command(_plugin_command(command))
    return group


def _plugin_command(command: Any) -> click.Command:
    @click.command(command.name, help=command.help, context_settings={"ignore_unknown_options": True})
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    def run(arguments: tuple[str, ...]) -> None:
        raise SystemExit(command.run(list(arguments)) or 0)

    return run


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="digest")
def main() -> None:
    """Make a news digest: raw article texts in, a finished static site and its feeds out.

    \b
    A first site:
      digest init my-site
      cd my-site
      digest build
      digest serve
    """


@main.command()
@click.argument("folder", default=".")
@click.option("--theme-copy", is_flag=True, help="Also copy the theme, to be edited; to a site that is there, only it.")
@explained_errors
def init(folder: str, *, theme_copy: bool) -> None:
    """Lay down a small site that builds as it is, in FOLDER.

    It has a commented digest.toml, three sample articles, a plugin of fifteen lines and a
    workflow that publishes the site from GitHub. Files that are there are never touched.
    """
    from digest.starter import lay_down
    from digest.theme_copy import copy_theme, is_site, theme_files

    root = Path(folder)
    theme = theme_files(root) if theme_copy else {}
    written = [] if theme_copy and is_site(root) else lay_down(root)
    written += copy_theme(theme, root)
    for name in written:
        click.echo(f"  {name}")
    if theme:
        click.echo("Remove the files of theme/ that you do not change: those that ship with digest take their place.")
    where = "" if folder == "." else f"cd {folder} && "
    click.echo(f"{len(written)} files laid down. Next: {where}digest build")


@main.command()
@SITE
@click.option("--strict", is_flag=True, help="Exit with 1 if there was any problem; the site is published anyway.")
@click.option("--frozen", is_flag=True, help="Fail instead of changing the ledger (for CI).")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
@click.option("--now", metavar="MOMENT", help="The time of the build, in ISO 8601, for articles without a date.")
@JSON
@explained_errors
def build(site: str, strict: bool, frozen: bool, quiet: bool, now: str | None, as_json: bool) -> None:
    """Build the site: content/ goes in, output/ comes out.

    Only what changed is made again. The new site is built aside, verified and put in place
    in one move; a problem with one article, plugin or feed costs no more than that, and is
    named at the end. The full report is in .digest/report.json.
    """
    from digest.build import Options, build, build_time
    from digest.config import read_config
    from digest.terminal import Progress

    config = read_config(Path(site))
    with Progress(shown=not (quiet or as_json)) as progress:
        report = build(config, Options(build_time(now), frozen, progress))
    full = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
    (config.state / "report.json").write_text(full + "\n", encoding="utf-8")
    if as_json:
        click.echo(full)
    elif not quiet:
        for line in report.summary():
            click.echo(line)
        click.echo(f"the site is in {config.root / config.build.output}; look at it with `digest serve`")
    elif report.problems:
        click.echo("\n".join(report.told()), err=True)
    raise SystemExit(1 if strict and report.problems else 0)


@main.command()
@SITE
@click.option("--port", "-p", default=8000, show_default=True, help="The port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--no-watch", is_flag=True, help="Serve the site as it is; build nothing.")
@explained_errors
def serve(site: str, port: int, host: str, no_watch: bool) -> None:
    """Show the site in a browser; build it again when a file changes, and reload the page."""
    from digest.config import read_config
    from digest.serve import serve

    serve(read_config(Path(site)), host, port, watch=not no_watch, say=click.echo)


@main.command()
@SITE
@JSON
@explained_errors
def check(site: str, as_json: bool) -> None:
    """Prove the built site: links lead somewhere, feeds parse, nothing runs, summaries are verbatim.

    Reads every file in output/. Exits with 1 if anything is wrong.
    """
    from digest.checking import check_site
    from digest.config import read_config

    files, wrong = check_site(read_config(Path(site)))
    if as_json:
        click.echo(json.dumps({"files": files, "faults": wrong}, ensure_ascii=False))
    else:
        click.echo("\n".join([*wrong, f"{files} files, {len(wrong)} faults"]))
    raise SystemExit(1 if wrong else 0)


@main.command()
@SITE
@click.option("--kind", type=click.Choice(["topic", "entity", "keyphrase"]), help="Only the tags of this kind.")
@click.option("--all", "every", is_flag=True, help="All tags, not only those that somebody should look at.")
@click.option("--check", is_flag=True, help="Exit with 1 if an address that was published would lead nowhere (for CI).")
@JSON
@explained_errors
def topics(site: str, kind: str | None, every: bool, check: bool, as_json: bool) -> None:
    """Show what a build would make of the tags: topics, names (entity), key phrases.

    Named are tags that get a page for the first time, addresses that lead elsewhere from now on
    or nowhere, and tags that may be two spellings of one thing; --all names the others too.
    Nothing is published or changed. The publisher's own words on tags are in topics.toml.
    """
    from digest.config import read_config
    from digest.terminal import Progress, print_tags
    from digest.vocabulary_report import look_at_tags

    with Progress(shown=not as_json) as progress:
        tags = look_at_tags(read_config(Path(site)), progress).of(kind)
    faults = list(tags.faults())
    if as_json:
        rows = [row.as_json() for row in tags.rows]
        click.echo(json.dumps({"tags": rows, "faults": faults}, ensure_ascii=False, indent=1))
    elif check:
        click.echo("\n".join([*faults, f"{len(tags.rows)} tags, {len(faults)} addresses that would lead nowhere"]))
    else:
        with click.open_file("-", "w", encoding="utf-8") as stream:
            print_tags(tags, stream, every=every)
    for told in tags.report.told():
        click.echo(f"problem: {told}", err=True)
    raise SystemExit(1 if check and faults else 0)


@main.command()
@SITE
@click.argument("file")
@click.option("--html", "as_html", is_flag=True, help="As an HTML page of its own.")
@click.option("--all", "full", is_flag=True, help="All tags and all their places, not only the first ones.")
@JSON
@OUTPUT
@explained_errors
def explain(site: str, file: str, as_html: bool, full: bool, as_json: bool, output: str | None) -> None:
    """Show what digest did to the text in FILE: every cut and every note, with its reason.

    What was cut is struck out in red, what was put in its place is green, what a rule of
    yours keeps is cyan; the plugin and its reason follow. Without colour they stand in
    [-brackets-], {+brackets+} and [=brackets=]. Then come the notes and the tags: topics, entities
    and keyphrases, best first, each with its score, the plugin and its rule, the words that are
    its evidence, where they stand in the cleaned text, and why it has no page if it has none.
    """
    from digest.config import read_config
    from digest.explain import explained
    from digest.explained_json import explained_json
    from digest.explained_page import explained_page
    from digest.terminal import print_explanation

    explanations, problems = explained(read_config(Path(site)), Path(file))
    with click.open_file(output or "-", "w", encoding="utf-8") as stream:
        if as_json:
            stream.write(explained_json(explanations, problems))
        elif as_html:
            stream.write(explained_page(file, explanations, problems, full=full))
        for explanation in () if as_html or as_json else explanations:
            print_explanation(explanation, stream, full=full)
    for problem in problems:
        click.echo(f"problem: {problem}", err=True)
    raise SystemExit(0 if explanations else 1)


@main.command()
@SITE
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--only", metavar="STAGES", default="", help="Only these stages: clean,describe,summarize,tag,group.")
@OUTPUT
@click.option("--stories", metavar="FILE", callback=_writable, help="Also write one object for each story, here.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there was any problem.")
@explained_errors
def process(
    site: str, inputs: tuple[str, ...], only: str, output: str | None, stories: str | None, strict: bool
) -> None:
    """Run the stages without publishing: one JSON object a line for each article, in input order.

    INPUT is any file or folder that digest can read; - is JSON Lines on standard input,
    with "text" (or "html", or "lines") and, if known, "id", "title", "url", "source",
    "published", "language", "authors", "story".
    """
    from digest.config import read_config
    from digest.process import process
    from digest.terminal import Progress

    steps = [name.strip() for name in only.split(",") if name.strip()]
    with Progress(shown=bool(output)) as progress:
        done = process(read_config(Path(site)), inputs, steps, progress)
    with click.open_file(output or "-", "w", encoding="utf-8") as stream:
        for shown in done.articles():
            stream.write(json.dumps(shown, ensure_ascii=False) + "\n")
    if stories:
        lines = (json.dumps(story, ensure_ascii=False) + "\n" for story in done.told())
        Path(stories).write_text("".join(lines), encoding="utf-8")
    for told in done.report.told():
        click.echo(f"problem: {told}", err=True)
    raise SystemExit(1 if strict and done.report.problems else 0)


main.add_command(plugins)
main.add_command(entities)
main.add_command(newsletter)

if __name__ == "__main__":
    main()
