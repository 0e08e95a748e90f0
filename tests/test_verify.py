"""A site that is not fit to be published is refused, and the old one stays."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import built, make_site, output, write

from digest.checking import check_site
from digest.config import read_config
from digest.errors import PublishError, UsageError
from digest.publish.verify import facts, faults

REPO = Path(__file__).resolve().parent.parent
BASE = (REPO / "theme/templates/base.html").read_text()
TOML = '[site]\nurl = "https://example.org/news"'


def judged(body: str, *, others: tuple[str, ...] = (), base: str = "/news") -> list[str]:
    """Judge a site of one page and empty other files."""
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"
    known = {"a/b/index.html": facts("a/b/index.html", page.encode(), base, f"https://example.org{base}")}
    return list(faults(known | {name: facts("x.txt", b"", base, "") for name in others}))


SOUND = [
    '<a href="/news/a/b/">here</a>',
    '<a href="https://example.org/news/a/b/#x">x</a><p id="x">y</p>',
    '<a href="#x">x</a><p id="x">y</p>',
    '<a href="?page=2">x</a>',
    '<a href="../b/#x">x</a><p id="x">y</p>',
    '<a href="https://elsewhere.example/x">x</a>',
    '<a href="//elsewhere.example/x">x</a>',
    '<a href="mailto:a@example.org">x</a>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<p>&lt;script&gt; onclick="x" javascript:x</p>',
    '<meta http-equiv="refresh" content="0; url=/news/a/b/">',
    '<a href="#top">up</a>',
    '<script type="application/ld+json">{"a": "javascript:x onclick=x href=y \\u003cscript>"}</script>',
    "<script type='application/ld+json'>{}</script>",
]
BROKEN = [
    '<a href="/news/gone/">x</a>',
    '<a href="/a/b/">without the base</a>',
    '<a href="https://example.org/news/gone/">x</a>',
    '<a href="#nowhere">x</a>',
    '<a href="../gone/">x</a>',
    '<a href="gone.html">x</a>',
    '<img src="gone.png" alt="">',
    '<a href="../../../../etc/passwd">x</a>',
    '<meta http-equiv="Refresh" content="0; url=https://elsewhere.example/">',
    '<meta http-equiv="refresh" content="0; url=javascript:x">',
    '<script src="/news/theme/gone.js"></script>',
    '<script type="application/ld+json">{"a": </script>',
    "<script type='application/ld+json'></script>",
]
RUNNING = [
    "<script>x</script>",
    '<script src="https://elsewhere.example/x.js"></script>',
    '<p onclick="x">y</p>',
    '<P OnClick="x">y</P>',
    "<svg onload=x>",
    '<a href="javascript:x">y</a>',
    '<a href=" java\nscript:x">y</a>',
    '<a href="&#106;avascript&colon;x">y</a>',
    '<a href="VBScript:x">y</a>',
    '<a href="data:text/html,x">y</a>',
    '<a href="data:,x">y</a>',
    '<svg><a xlink:href="javascript:x">y</a></svg>',
    '<form action="javascript:x"></form>',
    '<button formaction="javascript:x">y</button>',
    '<iframe src="/news/a/b/"></iframe>',
    '<iframe srcdoc="x"></iframe>',
    '<object data="x"></object>',
    '<embed src="x">',
    '<base href="https://elsewhere.example/">',
    '<script type="application/ld+json" src="/news/a/b/">{}</script>',
    '<script type="application/json+x">{}</script>',
    '<script type="module">x</script>',
    '<script type="application/ld+json">{}</script><script>x</script>',
    '<script type="application/ld+json">{}</script><script src="//elsewhere.example/theme/x.js"></script>',
    """<p title='<script type="application/ld+json">{"a":"' onclick=x title='"}</script>'>""",
    """<a title='<script type="application/ld+json">{"a":"' href=data:,x title='"}</script>'>y</a>""",
    '<script src="/news/theme/own.js" onload="x"></script>',
    '<script src="/news/theme/own.js">x</script><script>y</script>',
]


@pytest.mark.parametrize("body", SOUND)
def test_what_is_sound_is_left_alone(body: str) -> None:
    assert judged(body) == []


@pytest.mark.parametrize("body", BROKEN)
def test_a_link_that_leads_nowhere_is_found(body: str) -> None:
    assert len(judged(body)) == 1


@pytest.mark.parametrize("body", RUNNING)
def test_what_could_run_is_found(body: str) -> None:
    assert judged(body)


def test_a_link_to_a_file_with_an_odd_name_is_followed() -> None:
    assert judged('<a href="/news/files/a%20b%C3%A9.pdf">x</a>', others=("files/a bé.pdf",)) == []


def test_a_script_of_the_theme_itself_may_be_there() -> None:
    for script in ('<script src="/news/theme/own.js"></script>', '<script defer src="/news/theme/own.js?1"></script>'):
        assert judged(script, others=("theme/own.js",)) == []


@pytest.mark.parametrize(
    "feed",
    [
        "<rss><channel><title>x</title>",
        "<rss><channel><title>x</title><item><link>https://example.org/news/gone/</link></item></channel></rss>",
        "<rss><channel><title></title></channel></rss>",
        "<rss><channel><title>x</title><item><guid>1</guid></item><item><guid>1</guid></item></channel></rss>",
    ],
)
def test_a_broken_feed_is_found(feed: str) -> None:
    known = {"feed.xml": facts("feed.xml", feed.encode(), "/news", "https://example.org/news")}
    assert len(list(faults(known))) == 1


PLANTED = {
    "broken link": '<a href="{{ site.base }}/gone/">x</a>',
    "relative broken link": '<a href="gone/">x</a>',
    "script": "<script>alert(1)</script>",
    "handler": '<p onclick="alert(1)">x</p>',
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_bad_template_is_refused_with_its_page_and_the_old_site_stays(tmp_path: Path, planted: str) -> None:
    root = make_site(tmp_path, toml=TOML)
    built(root)
    before = output(root)
    write(
        root / "theme/templates/made.html",
        (REPO / "theme/templates/made.html").read_text().replace("{% block main %}", "{% block main %}" + planted),
    )
    with pytest.raises(PublishError, match=r"made/index\.html: "):
        built(root)
    assert output(root) == before


def test_the_command_ends_with_one_and_names_the_page(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    write(root / "theme/templates/base.html", BASE.replace("</body>", '<a href="/gone/">x</a></body>'))
    path = os.pathsep.join(filter(None, (str(REPO), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-m", "digest", "build"]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "404.html and 15 more: the link to /gone/index.html leads nowhere" in done.stderr
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    "template",
    ["{% block main %}", "{% extends 'base.html' %}{% include 'gone.html' %}", "{{ page.gone.at.all }}", "{{ 1 / 0 }}"],
)
def test_a_template_that_cannot_be_rendered_is_named_and_the_old_site_stays(tmp_path: Path, template: str) -> None:
    root = make_site(tmp_path)
    built(root)
    before = output(root)
    write(root / "theme/templates/made.html", template)
    with pytest.raises(PublishError, match=r"made\.html"):
        built(root)
    assert output(root) == before


def test_once_mended_the_site_is_published(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    write(
        root / "theme/templates/made.html",
        "{% extends 'base.html' %}{% block main %}<a href='/gone/'>x</a>{% endblock %}",
    )
    with pytest.raises(PublishError):
        built(root)
    (root / "theme/templates/made.html").unlink()
    built(root)
    assert check_site(read_config(root))[1] == []


def test_the_links_of_a_site_below_a_path_carry_it(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=("...",), toml=TOML)
    built(root)
    assert check_site(read_config(root))[1] == []
    for name, content in output(root).items():
        assert b'href="/' not in content.replace(b'href="/news/', b""), name


def test_a_site_that_was_not_built_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="digest build"):
        check_site(read_config(make_site(tmp_path)))


def test_a_page_of_half_a_million_half_handlers_is_checked_in_time() -> None:
    assert facts("a.html", b"<p>" + b"on" * 500_000 + b"</p>", "", "https://example.org").wrong == ()


def test_what_is_wrong_with_many_pages_alike_is_told_in_one_line(tmp_path: Path) -> None:
    wrong = '{% extends "!theme/base.html" %}{% block footer %}<a href="/gone/">x</a><p onclick="x">y</p>{% endblock %}'
    write(make_site(tmp_path) / "theme/templates/base.html", wrong)
    with pytest.raises(PublishError) as refused:
        built(tmp_path)
    script, link = str(refused.value).splitlines()[1:]
    assert link.startswith("  404.html and ")
    assert link.endswith(" more: the link to /gone/index.html leads nowhere")
    assert script.endswith(" more: <p onclick> could run a script")
