"""Modules import only from lower floors, and third-party libraries stay on theirs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
FLOORS = {
    "digest": 11, "digest.errors": 0, "digest.model": 0, "digest.contributions": 1, "digest.text": 1, "digest.settings": 1, "digest.hooks": 2,
    "digest.vocabulary": 2, "digest.vocabulary_faults": 3, "digest.vocabulary_file": 4, "digest.report": 2, "digest.endpoint": 1, "digest.chat": 2, "digest.cache": 2, "digest.ledger": 2, "digest.config": 5,
    "digest.registry": 6, "digest.testing": 10, "digest.answers": 7, "digest.workers": 7, "digest.pipeline": 7, "digest.stages": 8, "digest.publish": 9,
    "digest.additions": 10, "digest.build": 10, "digest.process": 10, "digest.explain": 10, "digest.explained_page": 11, "digest.explained_json": 11, "digest.tag_findings": 10, "digest.findings": 10, "digest.vocabulary_report": 10, "digest.checking": 10, "digest.theme_copy": 10, "digest.plugin_tools": 10,
    "digest.terminal": 11, "digest.serve": 11, "digest.cli_plugins": 11, "digest.cli_entities": 11, "digest.cli_newsletter": 11, "digest.handed_out": 10, "digest.name_lines": 10, "digest.cli": 12, "digest.__main__": 13, "digest.starter": 1, "digest.formats": 2,
}  # fmt: skip
TEXT_FLOORS = {"html": 2, "copied": 1, "lines": 1}
"""The packages in digest.text; all else there is on floor 0."""
NEIGHBOURS = ("digest.text", "digest.stages", "digest.publish", "digest.formats")
"""Packages whose modules may import each other, though not in a circle."""
ONLY = {
    "pluggy": ("digest.hooks", "digest.registry"),
    "pelican": ("digest.publish",),
    "feedgen": ("digest.publish",),
    "babel": ("digest.publish",),
    "PIL": ("digest.publish.social_",),
    "bs4": (
        "digest.text.html.markup",
        "digest.text.html.page",
        "digest.text.html.facts",
        "plugins.read_html",
        "plugins.read_feed",
    ),
}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, inside functions too; not what only type checkers see."""
    tree = ast.parse(path.read_bytes())
    unseen = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for part in node.body
        for child in ast.walk(part)
    }
    for node in ast.walk(tree):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports by a relative name"
            whole = [f"{node.module}.{name.name}" for name in node.names]
            yield from (name if name in MODULES else str(node.module) for name in whole)


def module_name(path: Path) -> str:
    """The name of the module in a file."""
    return ".".join(path.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__")


MODULES = {
    module_name(path): path for folder in ("digest", "plugins") for path in sorted((REPO / folder).rglob("*.py"))
}
OURS = {name: path for name, path in MODULES.items() if not name.startswith("digest.starter.")}


def package(name: str) -> str:
    """The part of the table of floors that a module belongs to."""
    return ".".join(name.split(".")[:2])


def test_every_module_has_a_floor() -> None:
    assert {package(name) for name in OURS if name.startswith("digest")} <= set(FLOORS)


@pytest.mark.parametrize("name", [name for name in OURS if name.startswith("digest")])
def test_a_module_imports_only_from_lower_floors(name: str) -> None:
    for other in imports(OURS[name]):
        if other.split(".")[0] != "digest" or other == "digest":
            continue
        own = package(name)
        beside = own in NEIGHBOURS or FLOORS[own] in (7, 10, 11)
        assert package(other) in FLOORS, f"{name} imports {other}"
        assert FLOORS[package(other)] < FLOORS[own] or (beside and FLOORS[package(other)] == FLOORS[own]), (
            f"{name} (floor {FLOORS[own]}) imports {other} (floor {FLOORS[package(other)]})"
        )


@pytest.mark.parametrize("name", [name for name in OURS if name.startswith("digest.text.")])
def test_a_text_tool_imports_only_from_its_package_and_lower_ones(name: str) -> None:
    own = name.split(".")[2]
    for other in imports(OURS[name]):
        if other.startswith("digest.text."):
            its = other.split(".")[2]
            assert own == its or own not in TEXT_FLOORS or TEXT_FLOORS.get(its, 0) < TEXT_FLOORS[own], other
            assert own in TEXT_FLOORS or its not in TEXT_FLOORS, f"{name} imports {other}"


def test_no_module_is_in_a_circle() -> None:
    below = {name: {other for other in imports(path) if other in MODULES} - {name} for name, path in OURS.items()}
    while free := {name for name, others in below.items() if not others & below.keys()}:
        below = {name: others for name, others in below.items() if name not in free}
    assert not below


@pytest.mark.parametrize("name", OURS)
def test_third_party_libraries_stay_on_their_floor(name: str) -> None:
    for other in imports(OURS[name]):
        library = other.split(".")[0]
        assert library not in ONLY or name.startswith(ONLY[library]), f"{name} imports {other}"


@pytest.mark.parametrize("name", [name for name in OURS if name.startswith("plugins.")])
def test_plugins_know_digest_and_its_tools_alone(name: str) -> None:
    allowed = ("digest.hooks", "digest.model", "digest.text", "digest.chat", "digest.endpoint", "digest.formats")
    for other in imports(OURS[name]):
        own = other.split(".")[0] in ("digest", "plugins", "digest_plugins", "digest_theme")
        assert not own or other == "digest" or other.startswith(allowed), f"{name} imports {other}"


@pytest.mark.parametrize("name", [name for name in OURS if package(name) not in ("digest.cli", "digest.terminal")])
def test_only_the_command_line_prints(name: str) -> None:
    calls = [node for node in ast.walk(ast.parse(OURS[name].read_bytes())) if isinstance(node, ast.Call)]
    assert not [call.lineno for call in calls if ast.unparse(call.func) == "print"]
