from cms.library.registry import Loader
from cms.library.writing import write_page
from cms.pages.models import HomePage


class SectionLoader(Loader):
    """A page below the home page that lists its own kind. Subclasses name the class.

    Their ``order``, from 20 to 26, is that of the menu.
    """

    order = 20
    page_class = None
    in_menu = True  # unless the file says otherwise

    def check(self, bundle):
        for name in ("title", "slug", "summary"):
            bundle.main.require(name)

    def load(self, bundle, report):
        main = bundle.main
        with main.naming_errors():
            home, slug = section_of(HomePage, main), main.require("slug")
            values = self.get_values(main)
            report(*write_page(self.page_class, home, slug, values, source=main))

    def get_values(self, main):
        return {
            "title": main.require("title"),
            "summary": main.require("summary"),
            "show_in_menus": main.meta.get("on_home_page", self.in_menu),
        }


def section_of(page_class, main):
    """The page that the publications of a kind stand below.

    :raises ContentError: where no file has made it.
    """
    section = page_class.objects.first()
    if section is None:
        raise main.error(f"needs a {page_class._meta.verbose_name} to stand below")
    return section
