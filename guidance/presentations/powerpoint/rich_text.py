"""Rich text of an editor as the runs that PowerPoint knows."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString
from django.conf import settings
from wagtail.rich_text import expand_db_html

from .deck import Run, Text

BLOCKS = ["p", "li", "h2", "h3", "h4"]


def read_rich_text(value) -> Text:
    """``value``: a RichText. A link that leads nowhere is left out, its words are not."""
    if not value:
        return ()
    soup = BeautifulSoup(expand_db_html(value.source), "html.parser")
    blocks = [each for each in soup.find_all(BLOCKS) if not each.find(BLOCKS)] or [soup]
    paragraphs = (tuple(_runs(block, Run(""))) for block in blocks)
    return tuple(runs for runs in paragraphs if any(run.text.strip() for run in runs))


def _runs(element, style):
    for child in element.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, NavigableString):
            yield Run(str(child), style.bold, style.italic, style.address)
        elif child.name == "br":
            yield Run("\n")
        else:
            yield from _runs(child, _styled(style, child))


def _styled(style, element):
    href = element.get("href", "") if element.name == "a" else ""
    return Run(
        "",
        style.bold or element.name in ("b", "strong"),
        style.italic or element.name in ("i", "em"),
        urljoin(settings.WAGTAILADMIN_BASE_URL, href) if href else style.address,
    )
