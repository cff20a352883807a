from wagtail.models import Page, Site

from cms.library.markdown import typeset
from cms.library.publications import stream_child
from cms.library.registry import Loader, register_loader
from cms.library.writing import write_page
from cms.pages.models import HomePage

WELCOME_SLUG = "home"  # Wagtail's own first page, made by its migrations


@register_loader("home")
class HomeLoader(Loader):
    order = 0

    def check(self, bundle):
        for name in ("title", "summary"):
            bundle.main.require(name)
        for way in bundle.main.meta.get("ways_in", []):
            _check_way_in(way, bundle.main)

    def load(self, bundle, report):
        """Make the page that all others stand below."""
        if HomePage.objects.exists():
            return
        root = Page.get_first_root_node()
        self._remove_welcome_page(root)
        outcome, home = write_page(HomePage, root, "home", _values(bundle.main), source=bundle.main)
        report(outcome, home)
        Site.objects.get_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "root_page": home, "site_name": home.title},
        )

    def finish(self, bundle, report):
        """Now that the others are there, lead to them."""
        home = HomePage.objects.get()
        values = _values(bundle.main, home)
        report(*write_page(HomePage, home.get_parent(), home.slug, values, source=bundle.main))

    def _remove_welcome_page(self, root):
        for page in root.get_children().filter(slug=WELCOME_SLUG, content_type__model="page"):
            page.sites_rooted_here.all().delete()
            page.delete()


def _check_way_in(way, main):
    for name in ("heading", "sentence", "links"):
        if not way.get(name):
            raise main.error(f"each of “ways_in” needs “{name}”")
    for link in way["links"]:
        if not link.get("page"):
            raise main.error("each link of “ways_in” needs “page”, an address such as /guidance/")


def _values(main, home=None):
    """Without ways in while there is no home page, and so nothing to lead to."""
    ways = main.meta.get("ways_in", []) if home else []
    pages = dict(home.get_descendants().values_list("url_path", "pk")) if ways else {}
    known = [(way, list(_links(way, home, pages))) for way in ways]
    return {
        "title": main.require("title"),
        "summary": main.require("summary"),
        "ways_in": [_way_in(way, links) for way, links in known if links],
    }


def _links(way, home, pages):
    """What the library does not hold, or not yet, is left out."""
    for link in way["links"]:
        page = pages.get(home.url_path + link["page"].lstrip("/"))
        if page:
            yield {"page": page, "text": typeset(link.get("text", ""))}


def _way_in(way, links):
    """As StreamField stores it."""
    key = f"ways-in/{way['heading']}"
    value = {
        "heading": typeset(way["heading"]),
        "sentence": typeset(way["sentence"]),
        "links": [stream_child("item", link, f"{key}/{link['page']}") for link in links],
    }
    return stream_child("way_in", value, key)
