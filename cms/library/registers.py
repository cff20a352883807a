from django.utils.html import escape

from cms.library.sections import SectionLoader
from cms.library.writing import write_page
from cms.pages.models import HomePage


class RegisterLoader(SectionLoader):
    """The page of a register: text before its list, and sections with headings after it."""

    order = 27  # after the lists, so that its rows are recorded once, and the sections
    more_values = ()  # names of other fields, in the front matter as in the model

    def check(self, bundle):
        super().check(bundle)
        for section in bundle.main.sections:
            for kind, _ in section.blocks:
                if kind not in ("text", "list"):
                    raise bundle.main.error(f"a register has no room for a {kind}", section.line)

    def load(self, bundle, report):
        main = bundle.main
        introduction, *sections = main.sections
        values = {
            "title": main.require("title"),
            "summary": main.require("summary"),
            "introduction": _html(introduction),
            "about": "".join(
                f"<h2>{escape(section.heading)}</h2>{_html(section)}" for section in sections
            ),
            "as_at": main.meta.get("as_at"),
            "show_in_menus": main.meta.get("on_home_page", False),
            **{name: main.meta[name] for name in self.more_values if name in main.meta},
        }
        home, slug = HomePage.objects.get(), main.require("slug")
        with main.naming_errors():
            report(*write_page(self.page_class, home, slug, values, source=main))


def _html(section):
    return "".join(_list(value) if kind == "list" else value for kind, value in section.blocks)


def _list(value):
    tag = "ol" if value["style"] == "number" else "ul"
    items = (item.removeprefix("<p>").removesuffix("</p>") for item in value["items"])
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"
