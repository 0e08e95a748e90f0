"""Finds, loads, configures and lists plugins; imports only those that are named."""

import dataclasses
import functools
import hashlib
import importlib
import importlib.metadata
import importlib.util
import inspect
import sys
import typing
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pluggy

import digest
from digest.config import Config
from digest.errors import ConfigError, PluginError
from digest.hooks import HOOKS, PROJECT, Hooks
from digest.settings import converted, nearest

SHIPPED = "digest_plugins"


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a plugin is and how it is configured; enough to load it in another process.

    ``origin`` is shipped, site or installed; ``target`` a module, a file or "module:Class";
    ``options`` is JSON.
    """

    name: str
    origin: str
    target: str
    options: str = "{}"


@dataclass(frozen=True, slots=True)
class Plugin:
    """A loaded plugin: its reference, its value, the hooks it answers, its fingerprint."""

    reference: Reference
    value: Any
    hooks: tuple[str, ...]
    fingerprint: str

    @property
    def name(self) -> str:
        """Its name in the configuration."""
        return self.reference.name

    @property
    def reads(self) -> tuple[str, ...]:
        """The kinds of notes it is shown."""
        return tuple(getattr(self.value, "reads", ()))

    @property
    def costly(self) -> bool:
        """Whether each of its answers costs somebody something."""
        return bool(getattr(self.value, "costly", False))

    @property
    def seconds(self) -> float | None:
        """How long it may take for an answer, if it says so itself."""
        return getattr(self.value, "seconds", None)


def known(config: Config) -> dict[str, Reference]:
    """All plugins there are, named in the configuration or not; none is imported.

    Where two have one name the site's own wins over the installed, that over the shipped.
    """
    found: dict[str, Reference] = {}
    shipped = shipped_folder()
    for path in _plugin_files(shipped):
        found[_plugin_name(path)] = Reference(_plugin_name(path), "shipped", f"{SHIPPED}.{path.stem}")
    for entry in sorted(importlib.metadata.entry_points(group=PROJECT), key=lambda e: (e.name, e.value)):
        found[entry.name] = Reference(entry.name, "installed", entry.value)
    folder = config.root / config.build.plugins_folder
    if folder.is_dir() and folder.resolve() != shipped.resolve():
        for path in _plugin_files(folder):
            found[_plugin_name(path)] = Reference(_plugin_name(path), "site", str(path.resolve()))
    return dict(sorted(found.items()))


def shipped_folder() -> Path:
    """Where the shipped plugins and their data are."""
    spec = importlib.util.find_spec(SHIPPED)
    assert spec, "the shipped plugins are part of the installation"
    assert spec.submodule_search_locations
    return Path(next(iter(spec.submodule_search_locations)))


def _plugin_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.py") if not path.stem.startswith("_"))


def _plugin_name(path: Path) -> str:
    return path.stem.replace("_", "-")


def load_plugins(config: Config) -> tuple[Plugin, ...]:
    """The plugins that the configuration names, in its order, ready to be asked.

    Raises:
        PluginError: one is missing, cannot be imported, is no plugin or has a wrong hook.
        ConfigError: an option of one is unknown or has the wrong type.
    """
    load.cache_clear()  # a file may have changed since the last build of this process
    there = known(config)
    for name in config.options:
        if name not in there:
            raise ConfigError(f"{config.file}: plugins.{name}", "no such plugin", nearest(name, list(there)))
    plugins = []
    for name in config.plugins:
        if name not in there:
            hint = nearest(name, list(there))
            raise PluginError(name, f"named in {config.file} but not found", hint)
        options = msgspec.json.encode(config.options.get(name, {}), order="deterministic").decode()
        try:
            plugins.append(load(dataclasses.replace(there[name], options=options)))
        except ConfigError as error:
            raise ConfigError(config.file, str(error)) from None
    for name in config.rank:
        if name not in there:
            raise ConfigError(f"{config.file}: rank.{name}", "no such plugin", nearest(name, list(there)))
    _check_hooks(plugins)
    return tuple(plugins)


@functools.lru_cache(maxsize=256)
def load(reference: Reference) -> Plugin:
    """The plugin at a reference, imported and configured; the same value when asked again.

    Raises:
        PluginError: it cannot be imported or is no plugin.
        ConfigError: an option is wrong.
    """
    kind = _plugin_class(reference)
    options = _options(reference, kind)
    try:
        value = kind(**options)
    except ValueError as error:  # what a plugin's own check of its options raises
        raise ConfigError(f"plugins.{reference.name}", str(error)) from error
    except ImportError as error:  # a library that this plugin alone needs
        raise PluginError(reference.name, str(error)) from error
    except Exception as error:  # whatever the plugin's own checks may raise
        raise PluginError(reference.name, f"its options were refused: {_told(error)}") from error
    marked = _marked(kind)
    for name in marked:
        if name not in HOOKS:
            raise PluginError(reference.name, f"there is no hook {name!r}", nearest(name, list(HOOKS)))
    hooks = tuple(hook for hook in HOOKS if hook in marked)
    if not hooks:
        hint = f"mark a method with @hookimpl; the hooks are {', '.join(HOOKS)}"
        raise PluginError(reference.name, "answers no hook", hint)
    return Plugin(reference, value, hooks, _costly_fingerprint(reference, value) or _fingerprint(reference, kind))


def _marked(kind: type[Any]) -> list[str]:
    """The names of the methods that are marked as hooks."""
    return [name for name in dir(kind) if hasattr(getattr(kind, name, None), f"{PROJECT}_impl")]


def _plugin_class(reference: Reference) -> type[Any]:
    module_name, _, class_name = reference.target.partition(":")
    try:
        module = _import_file(reference) if reference.origin == "site" else importlib.import_module(module_name)
    except (Exception, SystemExit) as error:  # whatever an import of foreign code may raise
        raise PluginError(reference.name, f"cannot be imported from {reference.target}: {_told(error)}") from error
    if class_name:
        kind = getattr(module, class_name, None)
        classes = [kind] if inspect.isclass(kind) else []
    else:
        classes = [c for c in vars(module).values() if inspect.isclass(c) and c.__module__ == module.__name__]
        classes = [c for c in classes if _marked(c)]
    if len(classes) != 1:
        problem = f"{reference.target} holds {len(classes)} plugin classes instead of one"
        raise PluginError(reference.name, problem, "a plugin is one frozen dataclass with @hookimpl methods in a file")
    if not dataclasses.is_dataclass(classes[0]):
        raise PluginError(reference.name, f"{classes[0].__name__} is not a dataclass", "write @dataclass(frozen=True)")
    return classes[0]


def _import_file(reference: Reference) -> ModuleType:
    name = "digest_site_" + hashlib.sha256(reference.target.encode()).hexdigest()[:12]
    name += "_" + Path(reference.target).stem
    spec = importlib.util.spec_from_file_location(name, reference.target)
    assert spec
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    # not through the loader: it would write byte code into the site, and run it after an edit in the same second
    code = compile(Path(reference.target).read_bytes(), reference.target, "exec", dont_inherit=True)
    exec(code, vars(module))  # noqa: S102 - this is what importing is
    return module


def _told(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" (line {trace.tb_lineno} of {Path(trace.tb_frame.f_code.co_filename).name})" if trace else ""
    return f"{type(error).__name__}: {error}{place}"


def _options(reference: Reference, kind: type[Any]) -> dict[str, Any]:
    given = msgspec.json.decode(reference.options, type=dict[str, Any])
    fields = [f.name for f in dataclasses.fields(kind)]
    try:
        hints = typing.get_type_hints(kind) if given else {}
    except NameError as error:
        raise PluginError(reference.name, f"the types of its options cannot be read: {error}") from None
    for name in given:
        if name not in fields:
            raise ConfigError(f"plugins.{reference.name}.{name}", "no such option", nearest(name, fields))
    return {name: converted(value, hints[name], f"plugins.{reference.name}.{name}") for name, value in given.items()}


def _check_hooks(plugins: list[Plugin]) -> None:
    """Let pluggy check the names of arguments; it lets hooks leave some out, digest does not."""
    for plugin in plugins:
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(Hooks)
        try:
            manager.register(plugin.value, plugin.name)
        except pluggy.PluginValidationError as error:
            problem = " ".join(str(error).split("\n")[1:3])
            raise PluginError(plugin.name, problem, "see the hook's arguments in digest/hooks.py") from None
        for hook in plugin.hooks:
            wanted = list(inspect.signature(getattr(Hooks, hook)).parameters)
            given = list(inspect.signature(getattr(type(plugin.value), hook)).parameters)
            if len(given) < len(wanted):
                raise PluginError(plugin.name, f"its hook {hook} must be written {hook}({', '.join(wanted)})")


def _costly_fingerprint(reference: Reference, value: Any) -> str:
    """Name, version and the options that matter of a plugin whose answers cost something; else ``""``.

    Its answers outlive changes of code, of digest's as well as of its own: only ``version`` tells.
    Options that are ``incidental`` change no answer, so a higher cap asks nothing again.
    """
    if not getattr(value, "costly", False):
        return ""
    incidental = getattr(value, "incidental", ())
    options = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name not in incidental}
    known_options = msgspec.json.encode(options, order="deterministic")
    parts = reference.name, type(value).__qualname__, str(getattr(value, "version", 0))
    return hashlib.blake2b("\0".join((*parts, "")).encode() + known_options, digest_size=16).hexdigest()


def _fingerprint(reference: Reference, kind: type[Any]) -> str:
    """Name, version, options and code: whatever may change an answer."""
    file = Path(inspect.getsourcefile(kind) or "")
    source = file.read_bytes() if file.is_file() else b""
    for path in _data_files(file.parent) if reference.origin == "site" else ():
        source += path.name.encode() + path.read_bytes()
    parts = (
        reference.name,
        kind.__qualname__,
        str(getattr(kind, "version", 0)),
        reference.options,
        code_fingerprint(),
    )
    return hashlib.blake2b("\0".join(parts).encode() + source, digest_size=16).hexdigest()


@functools.cache
def code_fingerprint() -> str:
    """Of the text tools and data files that all plugins share."""
    known_hash = hashlib.blake2b(digest.__version__.encode(), digest_size=16)
    package = Path(digest.__file__).parent
    for path in (*_files(package / "text"), *_data_files(shipped_folder()), package / "model.py"):
        known_hash.update(path.name.encode() + path.read_bytes())
    return known_hash.hexdigest()


def _data_files(folder: Path) -> list[Path]:
    """What the plugins in a folder may read: the files of its folder ``data``."""
    return _files(folder / "data")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
