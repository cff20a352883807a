"""How content files become letters."""

from cms.library.markdown import typeset
from cms.library.publications import PublicationLoader, stream, stream_child
from cms.library.registry import register_loader
from cms.library.related import check_pages, related_pages
from cms.library.sections import SectionLoader

from .models import LetterPage, LettersIndexPage
from .models.letter import SALUTATION

ALLOWED = {"text", "list", "table"}


@register_loader("letters-index")
class LettersIndexLoader(SectionLoader):
    order = 26
    page_class = LettersIndexPage


@register_loader("letter")
class LetterLoader(PublicationLoader):
    order = 70  # after what it encloses
    page_class = LetterPage
    section_class = LettersIndexPage

    def check(self, bundle):
        super().check(bundle)
        main = bundle.main
        for name in ("issuing_body", "published", "to", "signed_by"):
            main.require(name)
        for section in main.sections[1:]:
            for kind in {kind for kind, _ in section.blocks} - ALLOWED:
                raise main.error(f"a letter has no room for a {kind}", section.line)
        check_pages(main)

    def get_values(self, main):
        meta = main.meta
        return {
            **super().get_values(main),
            "issuing_body": main.require("issuing_body"),
            "recipients": _lines(main.require("to")),
            "copies": _lines(meta.get("copies", [])),
            "salutation": typeset(meta.get("salutation", SALUTATION)),
            "action_required": typeset(meta.get("action", "")),
            "deadline": meta.get("deadline"),
            "body": [child for section in main.sections[1:] for child in _part(section, main)],
            "signatory_role": main.require("signed_by"),
        }

    def get_finish(self, main):
        of_every_publication = super().get_finish(main)

        def finish(page):
            of_every_publication(page)
            page.related_pages = related_pages(main)

        return finish


def _lines(items):
    return "\n".join(typeset(item) for item in items)


def _part(section, main):
    """A section's heading and blocks. The first begins the letter, and its heading is not shown."""
    key = f"{main.require('slug')}/{section.key}"
    if section is not main.sections[1]:
        yield stream_child("heading", section.heading, f"{key}/heading")
    yield from stream(section.blocks, key)
