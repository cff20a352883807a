from django.utils.html import escape

from cms.library.publications import rich_text
from cms.library.sections import SectionLoader


class RegisterLoader(SectionLoader):
    """The page of a register: text before its list, and sections with headings after it."""

    order = 27  # after the lists, so that its rows are recorded once, and the sections
    in_menu = False
    more_values = ()  # names of other fields, in the front matter as in the model

    def check(self, bundle):
        super().check(bundle)
        for section in bundle.main.sections:
            for kind, _ in section.blocks:
                if kind not in ("text", "list"):
                    raise bundle.main.error(f"a register has no room for a {kind}", section.line)

    def get_values(self, main):
        introduction, *sections = main.sections
        return {
            **super().get_values(main),
            "introduction": rich_text(introduction.blocks),
            "about": "".join(
                f"<h2>{escape(section.heading)}</h2>{rich_text(section.blocks)}"
                for section in sections
            ),
            "as_at": main.meta.get("as_at"),
            **{name: main.meta[name] for name in self.more_values if name in main.meta},
        }
