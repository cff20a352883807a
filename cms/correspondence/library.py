"""How content files become letters."""

from cms.library.markdown import typeset
from cms.library.publications import (
    check_publication,
    publication_relations,
    publication_values,
    stream,
    stream_child,
)
from cms.library.registry import Loader, register_loader
from cms.library.related import check_pages, related_pages
from cms.library.sections import SectionLoader, section_of
from cms.library.writing import write_page

from .models import LetterPage, LettersIndexPage
from .models.letter import SALUTATION

ALLOWED = {"text", "list", "table"}


@register_loader("letters-index")
class LettersIndexLoader(SectionLoader):
    order = 26
    page_class = LettersIndexPage


@register_loader("letter")
class LetterLoader(Loader):
    order = 70  # after what it encloses

    def check(self, bundle):
        main = bundle.main
        check_publication(main)
        for name in ("issuing_body", "published", "to", "signed_by"):
            main.require(name)
        for section in main.sections[1:]:
            for kind in {kind for kind, _ in section.blocks} - ALLOWED:
                raise main.error(f"a letter has no room for a {kind}", section.line)
        check_pages(main)

    def load(self, bundle, report):
        main = bundle.main
        with main.naming_errors():
            index = section_of(LettersIndexPage, main)
            finish = _relations(main)
            slug, values = main.require("slug"), _values(main)
            outcome = write_page(LetterPage, index, slug, values, finish=finish, source=main)
        report(*outcome)


def _values(main):
    meta = main.meta
    return {
        **publication_values(main),
        "issuing_body": main.require("issuing_body"),
        "recipients": _lines(main.require("to")),
        "copies": _lines(meta.get("copies", [])),
        "salutation": typeset(meta.get("salutation", SALUTATION)),
        "action_required": typeset(meta.get("action", "")),
        "deadline": meta.get("deadline"),
        "body": [child for section in main.sections[1:] for child in _part(section, main)],
        "signatory_role": main.require("signed_by"),
    }


def _lines(items):
    return "\n".join(typeset(item) for item in items)


def _part(section, main):
    """A section's heading and blocks. The first begins the letter, and its heading is not shown."""
    key = f"{main.require('slug')}/{section.key}"
    if section is not main.sections[1]:
        yield stream_child("heading", section.heading, f"{key}/heading")
    yield from stream(section.blocks, key)


def _relations(main):
    finish_publication = publication_relations(main)

    def finish(page):
        finish_publication(page)
        page.related_pages = related_pages(main)

    return finish
