"""The command for what people take along: newsletters and e-books."""

from pathlib import Path

import click

from digest.cli_plugins import SITE, explained_errors
from digest.errors import UsageError


@click.command()
@SITE
@click.option(
    "--edition", metavar="DATE", default="", help="The day of the edition, like 2024-08-14 (default: the latest)."
)
@click.option("--epub", is_flag=True, help="Write an e-book instead.")
@click.option(
    "--output",
    "-o",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into (default: newsletter/ in the site).",
)
@explained_errors
def newsletter(site: str, edition: str, *, epub: bool, output: Path | None) -> None:
    """Write an edition as a newsletter: newsletter-DATE.html, .txt and .eml; with --epub as an e-book.

    The .eml is a draft with both others in it, for mail programs; nothing is sent. Sender and
    unsubscribe link are options below [plugins.newsletter]. The site need not be built.
    """
    from digest.build import Options, build_time
    from digest.config import LOCAL, read_config
    from digest.handed_out import book_of, letter_of
    from digest.terminal import Progress

    config = read_config(Path(site))
    with Progress(shown=True) as progress:
        options = Options(build_time(None), progress=progress)
        made = (book_of if epub else letter_of)(config, options, edition)
    folder = output or config.root / "newsletter"
    click.echo(made.about)
    for file in made.files:
        _write(folder / file.path, file.content)
        click.echo(f"  {folder / file.path}  {len(file.content):,} bytes")
    for told in made.report.told():
        click.echo(f"problem: {told}", err=True)
    if config.site.url == LOCAL:
        click.echo(f"note: the links lead to {LOCAL}, where no reader gets: set url in [site] of digest.toml", err=True)


def _write(path: Path, content: bytes) -> None:
    """Write a file, and the folder it is in if need be.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
