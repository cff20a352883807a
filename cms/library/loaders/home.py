from wagtail.models import Page, Site

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

    def load(self, bundle, report):
        root = Page.get_first_root_node()
        self._remove_welcome_page(root)
        values = {name: bundle.main.require(name) for name in ("title", "summary")}
        outcome, home = write_page(HomePage, root, "home", values, source=bundle.main)
        report(outcome, home)
        Site.objects.get_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "root_page": home, "site_name": home.title},
        )

    def _remove_welcome_page(self, root):
        for page in root.get_children().filter(slug=WELCOME_SLUG, content_type__model="page"):
            page.sites_rooted_here.all().delete()
            page.delete()
