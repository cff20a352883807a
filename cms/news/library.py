"""How content files become news releases."""

from cms.library.publications import PublicationLoader, contact_named, stream, stream_child
from cms.library.registry import register_loader
from cms.library.related import check_pages, related_pages
from cms.library.sections import SectionLoader

from .blocks import ContactRole
from .models import NewsIndexPage, NewsReleasePage

TEXT, NOTES = "release", "notes"  # the keys of its two sections


@register_loader("news-index")
class NewsIndexLoader(SectionLoader):
    order = 25
    page_class = NewsIndexPage


@register_loader("news-release")
class NewsReleaseLoader(PublicationLoader):
    order = 60  # after what it announces
    page_class = NewsReleasePage
    section_class = NewsIndexPage

    def check(self, bundle):
        super().check(bundle)
        main = bundle.main
        for name in ("issuing_body", "place", "published"):
            main.require(name)
        if [section.key for section in main.sections[1:]] not in ([TEXT], [TEXT, NOTES]):
            raise main.error(f"needs a section {{#{TEXT}}}, then, if any, {{#{NOTES}}}")
        for contact in main.require("contacts"):
            if contact.get("role") not in ContactRole.values:
                raise main.error(f"the role of a contact must be: {', '.join(ContactRole.values)}")
        check_pages(main)

    def get_values(self, main):
        slug = main.require("slug")
        _, text, *notes = main.sections
        return {
            **super().get_values(main),
            "issuing_body": main.require("issuing_body"),
            "place": main.require("place"),
            "body": stream([_ours(kind, value) for kind, value in text.blocks], f"{slug}/{TEXT}"),
            "notes": [child for section in notes for child in _notes(section, main, slug)],
        }

    def get_finish(self, main):
        of_every_publication = super().get_finish(main)

        def finish(page):
            of_every_publication(page)
            page.contacts = [("contact", _contact(main, c)) for c in main.require("contacts")]
            page.related_pages = related_pages(main)

        return finish


def _ours(kind, value):
    """A box of quotation names the speaker's role, where other pages name a source."""
    if kind == "quotation":
        return kind, {"text": value["text"], "role": value["source"], "name": ""}
    return kind, value


def _notes(section, main, slug):
    """Each item of the section's numbered list is a note, known by its place in it."""
    for kind, value in section.blocks:
        if kind != "list" or value["style"] != "number":
            raise main.error("notes to editors are one numbered list", section.line)
        for number, note in enumerate(value["items"], start=1):
            yield stream_child("note", note, f"{slug}/{NOTES}/{number}")


def _contact(main, value):
    return {"role": value["role"], "contact": contact_named(value["name"], main)}
