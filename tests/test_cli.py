"""The command line as a user meets it: words, exit codes, files."""

import contextlib
import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import write
from commands import digest, python

HEAVY = {
    "pelican", "feedgen", "trafilatura", "lxml", "bs4", "rich", "ftfy", "feedparser", "jinja2", "docutils",
    "markdown_it", "readability", "snowballstemmer", "watchfiles", "rapidfuzz", "digest.registry", "digest.build",
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site as `digest init` lays it down."""
    assert digest("init", "mine", site=tmp_path).returncode == 0
    return tmp_path / "mine"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built; not to be changed."""
    root = tmp_path_factory.mktemp("built")
    assert digest("init", ".", site=root).returncode == 0
    done = digest("build", "--strict", site=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["build", "--help"], ["process", "--help"]])
def test_start_up_imports_no_heavy_library(arguments: list[str]) -> None:
    code = f"""
import sys
sys.argv = ["digest", *{arguments!r}]
from digest.cli import main
try:
    main()
except SystemExit:
    pass
print("\\n".join(sys.modules), file=sys.stderr)
"""
    assert HEAVY & set(python(code).stderr.split()) == set()


def test_listing_plugins_imports_none(site: Path) -> None:
    (site / "plugins/loud.py").write_text("print('imported'); raise SystemExit(3)\n")
    done = digest("plugins", "list", site=site)
    assert done.returncode == 0
    assert "imported" not in done.stdout
    assert "loud" in done.stdout
    assert "not in use" in done.stdout


@pytest.mark.parametrize(
    "command",
    ["init", "build", "serve", "check", "explain", "process", "topics", "plugins", "plugins new", "plugins show"],
)
def test_help_of_every_command_teaches(command: str, tmp_path: Path) -> None:
    done = digest(*command.split(), "--help", site=tmp_path)
    assert done.returncode == 0
    assert len(done.stdout.split()) > 20


def test_init_lays_down_a_site_that_builds_and_passes_its_check(built: Path) -> None:
    assert (built / "output/index.html").is_file()
    assert digest("check", site=built).returncode == 0
    assert (built / ".github/workflows/publish.yml").is_file()
    assert (built / "digest.toml").read_text().startswith("#")


def test_git_merges_the_ledgers_of_two_branches_of_a_new_site(tmp_path: Path) -> None:
    assert digest("init", "mine", site=tmp_path).returncode == 0
    assert "content/ledger.tsv merge=union" in (tmp_path / "mine/.gitattributes").read_text()


def test_init_never_overwrites(site: Path) -> None:
    (site / "digest.toml").write_text("# mine\n")
    done = digest("init", ".", site=site)
    assert done.returncode == 2
    assert "already there" in done.stderr
    assert (site / "digest.toml").read_text() == "# mine\n"


def test_a_folder_with_nothing_but_content_builds(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.txt").write_text("The harbour was closed on Monday after a storm, the port office said.\n")
    done = digest("build", site=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.match(r"1 article, 1 story, 1 edition\n\d+ files written, 0 unchanged", done.stdout)
    assert (tmp_path / "output/index.html").is_file()


def test_a_wrong_key_names_the_nearest_one_and_exits_with_2(site: Path) -> None:
    (site / "digest.toml").write_text('[site]\ntitel = "x"\n')
    done = digest("build", site=site)
    assert done.returncode == 2
    assert "site.titel" in done.stderr
    assert "did you mean 'title'" in done.stderr


def test_strict_exits_with_1_on_a_problem_and_publishes_the_rest(site: Path) -> None:
    (site / "content/broken.jsonl").write_text('{"text": "One good line of news from the harbour."}\nnot json\n')
    assert digest("build", site=site).returncode == 0
    done = digest("build", "--strict", site=site)
    assert done.returncode == 1
    assert "broken.jsonl" in done.stdout
    assert "line 2" in done.stdout
    assert (site / "output/index.html").is_file()


def test_json_report_is_one_object_with_all_that_happened(site: Path) -> None:
    report = json.loads(digest("build", "--json", site=site).stdout)
    assert report["counts"]["articles"] == 3
    assert {"hook", "plugin", "asked", "answered", "cached", "failed", "seconds"} <= set(report["plugins"][0])
    assert report == json.loads((site / ".digest/report.json").read_text())


def test_no_colour_codes_and_no_bars_without_a_terminal(site: Path) -> None:
    done = digest("build", site=site)
    assert "\x1b" not in done.stdout + done.stderr


def test_frozen_fails_instead_of_changing_the_ledger(site: Path) -> None:
    (site / "content/new.txt").write_text("An article without a date was found on Tuesday in the town hall.\n")
    done = digest("build", "--frozen", site=site)
    assert done.returncode == 1
    assert "ledger.tsv would change" in done.stderr
    assert not (site / "content/ledger.tsv").exists()


def test_a_time_that_is_none_is_refused(site: Path) -> None:
    done = digest("build", "--now", "yesterday", site=site)
    assert done.returncode == 2
    assert "yesterday" in done.stderr


def test_process_keeps_order_ids_and_shape(tmp_path: Path) -> None:
    rows = [
        {"id": f"a{n}", "text": f"The council of town {n} met on Monday. It chose a new mayor.", "title": f"Town {n}"}
        for n in range(1000)
    ]
    rows[3] = {"id": "only-lines", "lines": ["A ship left the harbour.", "It carried grain."], "source": "The Paper"}
    rows[7] = {"id": "markup", "html": "<p>A <b>bridge</b> was opened.</p><script>alert(1)</script>"}
    given = "".join(json.dumps(row) + "\n" for row in rows)
    done = digest("process", "-", "--only", "clean,summarize", site=tmp_path, given=given)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert list(lines[0]) == [
        "id", "source", "url", "published", "language", "title", "title_made", "authors", "contributors", "text",
        "edits", "summary", "topics", "entities", "keyphrases", "tags", "story",
    ]  # fmt: skip
    assert lines[3]["text"] == "A ship left the harbour.\nIt carried grain."
    assert lines[7]["text"] == "A bridge was opened."
    assert lines[0]["topics"] == []


def test_process_gives_a_line_for_an_article_that_failed(tmp_path: Path) -> None:
    given = '{"id": "a", "text": "A ship left the harbour on Monday."}\n{"id": "b", "text": ""}\n{"id": "a", "text": "x y"}\n'
    done = digest("process", "-", site=tmp_path, given=given)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "a"]
    assert "problems" not in lines[0]
    assert lines[1]["problems"]
    assert "has the id of" in lines[2]["problems"][0]
    assert digest("process", "-", "--strict", site=tmp_path, given=given).returncode == 1


def test_process_writes_stories(tmp_path: Path) -> None:
    given = '{"id": "a", "text": "A ship left.", "story": "s"}\n{"id": "b", "text": "It left.", "story": "s"}\n'
    done = digest("process", "-", "--stories", "stories.jsonl", "-o", "out.jsonl", site=tmp_path, given=given)
    assert done.returncode == 0, done.stderr
    stories = [json.loads(line) for line in (tmp_path / "stories.jsonl").read_text().splitlines()]
    assert [story["articles"] for story in stories] == [["a", "b"]]
    ids = {json.loads(line)["story"] for line in (tmp_path / "out.jsonl").read_text().splitlines()}
    assert ids == {stories[0]["id"]}


def test_process_of_a_missing_file_says_so(tmp_path: Path) -> None:
    done = digest("process", "nowhere.txt", site=tmp_path)
    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr


def test_explain_of_a_missing_file_says_so(site: Path) -> None:
    done = digest("explain", "nowhere.txt", site=site)
    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr


def test_check_before_a_build_says_what_to_do(site: Path) -> None:
    done = digest("check", site=site)
    assert done.returncode == 2
    assert "digest build" in done.stderr


def test_a_plugin_begun_by_digest_passes_its_check_and_its_test(site: Path) -> None:
    for hook in ("clean", "describe", "summarize", "tag", "publish"):
        assert digest("plugins", "new", f"my-{hook}", "--hook", hook, site=site).returncode == 0
        done = digest("plugins", "check", f"my-{hook}", site=site)
        assert done.stdout == f"my-{hook}: ok\n"
    tests = [sys.executable, "-m", "pytest", "-q", "plugins", "-p", "no:cacheprovider"]
    done = subprocess.run(tests, cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "10 passed" in done.stdout


def test_plugin_names_that_cannot_be_are_refused(site: Path) -> None:
    for name in ("../evil", "Über", "a b", ""):
        assert digest("plugins", "new", name, site=site).returncode == 2


def test_a_new_plugin_never_takes_the_place_of_another(site: Path) -> None:
    done = digest("plugins", "new", "body-lines", site=site)
    assert done.returncode == 2
    assert "body-lines: there is such a plugin, and a new one would take its place; choose another name" in done.stderr
    assert not (site / "plugins" / "body_lines.py").exists()


@pytest.mark.parametrize("command", ["explain", "process"])
def test_a_file_that_cannot_be_written_is_refused_before_any_work(site: Path, command: str) -> None:
    for file, wrong in (("no/x", "there is no folder no"), ("content", "is a folder")):
        done = digest(command, "content/nothing.txt", "-o", file, site=site)
        assert done.returncode == 2
        assert f"{file}: {wrong} (name a file in a folder that exists)" in done.stderr


def test_show_explains_a_plugin_with_its_options(site: Path) -> None:
    done = digest("plugins", "show", "extractive-summary", site=site)
    assert "[plugins.extractive-summary]" in done.stdout
    assert "sentences = 3" in done.stdout
    shown = json.loads(digest("plugins", "show", "extractive-summary", "--json", site=site).stdout)
    assert shown["hooks"] == ["summarize"]


def test_show_of_an_unknown_plugin_names_the_nearest(site: Path) -> None:
    done = digest("plugins", "show", "led-summary", site=site)
    assert done.returncode == 2
    assert "extractive-summary" in done.stderr


def test_a_plugin_can_add_commands(site: Path) -> None:
    (site / "plugins/hello.py").write_text(
        '''"""Says hello."""
from dataclasses import dataclass
from digest import Command, hookimpl


def say(arguments):
    print("hello", *arguments)
    return 4


@dataclass(frozen=True)
class Hello:
    """Greets."""

    version = 1

    @hookimpl
    def commands(self):
        yield Command("say", say, "Say hello.")
'''
    )
    config = (site / "digest.toml").read_text().replace('"no-shouting"]', '"no-shouting", "hello"]')
    (site / "digest.toml").write_text(config)
    done = digest("hello", "say", "--loud", "you", site=site)
    assert done.stdout == "hello --loud you\n"
    assert done.returncode == 4
    assert digest("nothing", "say", site=site).returncode == 2


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def fetched(address: str, seconds: float = 60) -> str:
    """The page at an address, waited for."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site that is served, and built again when it changes."""
    port = free_port()
    command = [sys.executable, "-m", "digest", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        said = []
        while not said or "the site is at" not in said[-1]:
            said.append(server.stdout.readline())
            assert said[-1], said
        time.sleep(0.5)  # the watcher starts beside the server
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        server.stdout.close()


def awaited(address: str, words: str, seconds: float = 60) -> str:
    """The page at an address as soon as it has these words."""
    end = time.monotonic() + seconds
    while words not in (page := fetched(address)):
        assert time.monotonic() < end, page
        time.sleep(0.2)
    return page


def test_serve_builds_again_and_tells_the_browser(site: Path) -> None:
    with served(site) as address:
        assert "/.digest/reload.js" in fetched(f"{address}/")
        assert "/.digest/reload.js" not in (site / "output/index.html").read_text()
        with urllib.request.urlopen(f"{address}/.digest/events", timeout=60) as events:
            (site / "content/new.txt").write_text("Title: A new bridge\nDate: 2024-08-14\n\nA bridge was opened.\n")
            while not (line := events.readline().decode()).startswith("data: built"):
                assert line, "the server hung up"
        assert "A new bridge" in fetched(f"{address}/")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/nowhere/")


def test_serve_sees_files_that_editors_put_in_the_place_of_others_and_folders_that_come_later(site: Path) -> None:
    settings = (site / "digest.toml").read_text()
    with served(site) as address:
        for title in ("The First", "The Second"):
            write(site / "aside", settings.replace("My digest", title))
            (site / "aside").replace(site / "digest.toml")
            awaited(f"{address}/", title)
        write(site / "theme/templates/parts/front.html", "<h1>The front of ours</h1>")
        awaited(f"{address}/", "The front of ours")
        write(site / "theme/templates/parts/front.html", "<h1>Again another</h1>")
        awaited(f"{address}/", "Again another")


def test_serve_forbids_what_the_policy_of_the_site_forbids(site: Path) -> None:
    write(site / "digest.toml", (site / "digest.toml").read_text().replace("[site]", "[site]\nscript = false"))
    with served(site) as address:
        (policy,) = re.findall(r'Security-Policy" content="([^"]*)"', fetched(f"{address}/"))
    assert policy.startswith("default-src 'none'; ")
    assert "script-src 'self' " in policy  # for the script that reloads the page
    assert "connect-src 'self'" in policy


def test_serve_shows_a_theme_of_pelican_without_leading_away(site: Path) -> None:
    write(site / "digest.toml", (site / "digest.toml").read_text().replace("[site]", '[site]\ntheme = "notmyidea"'))
    with served(site) as address:
        page = fetched(f"{address}/")
    assert 'href="/theme/css/main.css"' in page
    assert '="https://example.org/' not in page


def test_serve_on_a_taken_port_says_so(site: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        done = digest("serve", "--no-watch", "--port", str(port), site=site)
    assert done.returncode == 2
    assert "--port" in done.stderr
