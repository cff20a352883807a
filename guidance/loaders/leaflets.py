"""Leaflets: each section of the file is a panel, and says which."""

import re

from wagtail.rich_text import get_text_for_indexing

from cms.library.pictures import picture_path, picture_value
from cms.library.publications import PublicationLoader, rich_text, stream, stream_child
from cms.library.registry import register_loader
from cms.library.sections import SectionLoader
from cms.pages.languages import ENGLISH, LANGUAGES
from guidance.leaflets.room import VersionKind
from guidance.models import LeafletPage, ResourcesIndexPage

HEADING = re.compile(r"<p><strong>([^<]+)</strong></p>")
MAY_HOLD = {
    "cover": {"text", "picture"},
    "inside": {"text", "list", "picture", "pictured_text"},
    "back": {"text", "list"},
}


@register_loader("resources-index")
class ResourcesIndexLoader(SectionLoader):
    order = 22
    page_class = ResourcesIndexPage


@register_loader("leaflet")
class LeafletLoader(PublicationLoader):
    order = 40
    page_class = LeafletPage
    section_class = ResourcesIndexPage

    def check(self, bundle):
        super().check(bundle)
        main = bundle.main
        if main.meta.get("language", ENGLISH) not in LANGUAGES:
            raise main.error(f"“language” must be one of: {', '.join(LANGUAGES)}")
        if main.meta.get("kind", VersionKind.STANDARD) not in VersionKind.values:
            raise main.error(f"“kind” must be one of: {', '.join(VersionKind.values)}")
        for section in main.sections[1:]:
            _check_panel(main, section)

    def get_values(self, main):
        slug = main.require("slug")
        return {
            **super().get_values(main),
            "language": main.meta.get("language", ENGLISH),
            "version_kind": main.meta.get("kind", VersionKind.STANDARD.value),
            "is_threefold": main.meta.get("threefold", False),
            "body": [_panel(main, section, slug) for section in main.sections[1:]],
        }

    def get_finish(self, main):
        of_every_publication = super().get_finish(main)

        def finish(page):
            of_every_publication(page)
            page.version_of = _original(main, self.get_parent(main))

        return finish


def _check_panel(main, section):
    if section.kind not in MAY_HOLD:
        known = ", ".join(f".{kind}" for kind in MAY_HOLD)
        raise main.error(f"a panel is one of: {known}", section.line)
    for kind, value in section.blocks:
        if kind not in MAY_HOLD[section.kind]:
            raise main.error(f"a {section.kind} panel has no room for a {kind}", section.line)
        if kind in ("picture", "pictured_text"):
            picture_path(main, value["file"])


def _original(main, index):
    slug = main.meta.get("version_of")
    original = LeafletPage.objects.child_of(index).filter(slug=slug).first()
    if slug and original is None:
        raise main.error(f"there is no leaflet “{slug}” for this to be a version of")
    return original


def _panel(main, section, slug):
    key = f"{slug}/{section.key}"
    return stream_child(section.kind, VALUES[section.kind](main, section, key), key)


def _cover(main, section, key):
    return {"strapline": _words(section), "picture": _picture(main, section)}


def _inside(main, section, key):
    content = [_content(main, kind, value) for kind, value in section.blocks if kind != "picture"]
    return {
        "heading": section.heading,
        "picture": _picture(main, section),
        "content": stream(content, key),
    }


def _content(main, kind, value):
    if kind == "pictured_text":
        line = {"picture": picture_value(main, value), "text": value["text"]}
        return ("easy_read_line", line)
    return (kind, value)


def _back(main, section, key):
    """A paragraph that is all bold is the heading of what follows it."""
    parts = []
    for block in section.blocks:
        html = rich_text([block])
        if heading := HEADING.fullmatch(html):
            parts.append({"heading": get_text_for_indexing(heading[1]), "text": ""})
        elif not parts:
            raise main.error("a back begins with a heading in bold", section.line)
        else:
            parts[-1]["text"] += html
    return {"heading": section.heading, "parts": parts}


def _words(section):
    return " ".join(get_text_for_indexing(v) for kind, v in section.blocks if kind == "text")


def _picture(main, section):
    pictures = [value for kind, value in section.blocks if kind == "picture"]
    return picture_value(main, pictures[0]) if pictures else None


VALUES = {"cover": _cover, "inside": _inside, "back": _back}
