"""Pages about the library: contact, accessibility, privacy, how to cite."""

import re

from cms.library.publications import block_id, contact_named, stream, stream_child
from cms.library.registry import Loader, register_loader
from cms.library.sections import section_of
from cms.library.writing import write_page
from cms.pages.blocks.information import HEADING, InformationBody
from cms.pages.models import HomePage, InformationPage
from cms.passages.models import Passage

# In a text: passage:real-involvement/impact-test, a numbered paragraph by its guide and key
PASSAGE = re.compile(r"passage:(?P<key>[a-z0-9-]+/[a-z0-9-]+)")


@register_loader("information")
class InformationLoader(Loader):
    order = 40  # after the guides: these pages may cite them

    def check(self, bundle):
        main = bundle.main
        for name in ("title", "slug", "summary"):
            main.require(name)
        known = InformationBody().child_blocks
        for section in main.sections:
            for kind, _ in section.blocks:
                if kind not in known:
                    raise main.error(f"an information page has no {kind}", section.line)

    def load(self, bundle, report):
        main = bundle.main
        values = {
            "title": main.require("title"),
            "summary": main.require("summary"),
            "body": [child for section in main.sections for child in _children(section, main)],
            "last_reviewed": main.meta.get("reviewed"),
            "show_in_footer": main.meta.get("in_footer", False),
        }
        contact = contact_named(main.meta.get("contact"), main)

        def finish(page):
            page.contact = contact

        with main.naming_errors():
            home, slug = section_of(HomePage, main), main.require("slug")
            report(*write_page(InformationPage, home, slug, values, finish=finish, source=main))


def _children(section, main):
    """A section as children of the stream: its heading, then what stands below it."""
    key = f"information/{main.require('slug')}/{section.key}"
    if section.heading:
        yield stream_child(HEADING, section.heading, key)
    blocks = [(kind, _resolved(kind, value, main)) for kind, value in section.blocks]
    yield from stream(blocks, key)


def _resolved(kind, value, main):
    """Teams by their names, numbered paragraphs by their permanent addresses."""
    if kind == "contact":
        return {**value, "contact": contact_named(value["contact"], main).pk}
    return _with_addresses(value, main)


def _with_addresses(value, main):
    if isinstance(value, str):
        return PASSAGE.sub(lambda mark: _address(mark, main), value)
    if isinstance(value, list):
        return [_with_addresses(item, main) for item in value]
    if isinstance(value, dict):
        return {name: _with_addresses(item, main) for name, item in value.items()}
    return value


def _address(mark, main):
    passage = Passage.objects.visible().filter(block_id=block_id(mark["key"])).first()
    if passage is None:
        raise main.error(f"no paragraph is known as “{mark[0]}”")
    return passage.get_absolute_url()
