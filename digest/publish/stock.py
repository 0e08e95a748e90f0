"""A digest in the clothes of a Pelican theme that knows nothing of digest.

Articles, topics, sources and lists are rendered by the theme itself; stories, editions,
entities and the rest come as Pelican pages that hold the parts of our own theme.
"""

from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup
from pelican.contents import Page

from digest.publish.parts import template_filters
from digest.publish.plan import Plan
from digest.publish.themes import shipped_theme
from digest.publish.views import ArticlePage

if TYPE_CHECKING:
    from pelican.generators import ArticlesGenerator
    from pelican.writers import Writer

PARTS = {
    "story": "story",
    "edition": "edition",
    "list": "list",
    "directory": "directory",
    "archive": "archive",
    "search": "search",
    "feeds": "feeds",
    "made": "made",
    "404": "not_found",
    "moved": "moved",
}
"""Our page templates and the part each of them shows inside a page of the theme."""


class StockPages:
    """Writes what a stock theme has no template for."""

    def __init__(self, plan: Plan) -> None:
        """Prepare our own templates beside those of the theme."""
        self.plan = plan
        self.environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [jinja2.DictLoader(plan.templates), jinja2.FileSystemLoader(shipped_theme() / "templates")]
            ),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        plan.words.teach(self.environment)
        self.environment.globals["site"] = plan.site
        self.environment.filters |= template_filters(plan.site, plan.words)

    def article(self, view: ArticlePage) -> Markup:
        """What a theme shows as the content of an article: its summary, text and cuts."""
        return self._part("article_body", view)

    def _part(self, name: str, view: Any) -> Markup:
        template = self.environment.get_template(f"parts/{name}.html")
        return Markup(template.render(page=view))

    def write(self, generator: "ArticlesGenerator", writer: "Writer") -> None:
        """Write all planned pages that the theme's own generation has not written."""
        template = generator.get_template("page")
        written = {str(path) for path in writer._written_files}  # noqa: SLF001 - Pelican has no public list
        for page in self.plan.pages:
            if f"{writer.output_path}/{page.file}" in written or page.template not in PARTS:
                continue
            content = self._part(PARTS[page.template], page.view)
            metadata = {"title": page.view.head.title, "url": page.view.head.path, "save_as": page.file}
            shown = StockPage(content, metadata | {"slug": "page"}, generator.settings, None, generator.context)
            writer.write_file(page.file, template, generator.context, page=shown, url=page.view.head.path)


class StockPage(Page):  # type: ignore[misc]
    """A page whose content is ready markup."""

    @property
    def content(self) -> Markup:
        """The markup, as it is."""
        return Markup(self._content)
