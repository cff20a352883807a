"""What every page offers: the sections above its text, the information pages below it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Q
from wagtail.models import Page

from .addresses import path_of
from .querysets import visible_pages

SECTION_DEPTH = 3  # root, home, section


@dataclass(frozen=True)
class MenuItem:
    page: Page
    url: str

    @property
    def title(self):
        return self.page.title

    def current(self, page):
        """The value of ``aria-current`` on ``page``: it is the page, holds it, or neither."""
        path = getattr(page, "path", None) or ""  # views may call something else a page
        if not path.startswith(self.page.path):
            return ""
        return "page" if path == self.page.path else "true"


class Menu:
    """Only what any outsider can see: one query, made when it is first asked for."""

    def __init__(self, request=None):
        self.request = request

    @cached_property
    def _items(self):
        section = Q(depth=SECTION_DEPTH, show_in_menus=True)
        footer = Q(informationpage__show_in_footer=True)
        pages = (
            visible_pages()
            .filter(section | footer)
            .annotate(in_footer=F("informationpage__show_in_footer"))
            .order_by("path")
        )
        items = [MenuItem(page, path_of(page, self.request)) for page in pages]
        return [item for item in items if item.url]

    @property
    def sections(self):
        return [i for i in self._items if i.page.show_in_menus and i.page.depth == SECTION_DEPTH]

    @property
    def footer(self):
        return [item for item in self._items if item.page.in_footer]


def menu_of(request):
    """The menu of a request, the same for all who ask during it."""
    if request is None:
        return Menu()
    if not hasattr(request, "_menu"):
        request._menu = Menu(request)
    return request._menu
