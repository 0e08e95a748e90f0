"""The site map: every page that has an address of its own, for search engines."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from digest.publish.addresses import Addresses
from digest.publish.planned import Planned


def sitemap(addresses: Addresses, pages: Sequence[Planned]) -> bytes:
    """All pages that have an address of their own, as sitemaps.org describes it (0.9)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for page in pages:
        if page.template in ("moved", "404", "help"):
            continue
        address = escape(addresses.absolute(page.path))
        lines.append(f"<url><loc>{address}</loc>{f'<lastmod>{page.date}</lastmod>' if page.date else ''}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()
