"""How content files become guides and chapters."""

import uuid

from django.utils.text import slugify

from cms.library.markdown import typeset
from cms.library.registry import Loader, register_loader
from cms.library.writing import write_page
from cms.organisations.models import Contact
from cms.pages.models import HomePage
from cms.publishing.models import ReferenceKind
from cms.taxonomy.models import Audience, Theme

from .models import ChapterPage, GuidanceIndexPage, GuidePage

NAMESPACE = uuid.UUID("6f2ae2b4-6c0b-5f0d-9f0e-2f6c1e0f9a51")  # for uuid5 of content keys


@register_loader("guidance-index")
class GuidanceIndexLoader(Loader):
    order = 20

    def check(self, bundle):
        for name in ("title", "slug", "summary"):
            bundle.main.require(name)

    def load(self, bundle, report):
        main = bundle.main
        values = {
            "title": main.require("title"),
            "summary": main.require("summary"),
            "show_in_menus": True,
        }
        home, slug = HomePage.objects.get(), main.require("slug")
        report(*write_page(GuidanceIndexPage, home, slug, values, source=main))


@register_loader("guide")
class GuideLoader(Loader):
    order = 30

    def check(self, bundle):
        for name in ("title", "slug", "summary"):
            bundle.main.require(name)
        _check_introduction(bundle.main)
        for section in bundle.main.sections[1:]:
            raise bundle.main.error("numbered paragraphs belong in the chapters", section.line)
        for reference in bundle.main.meta.get("references", []):
            if reference.get("kind") not in ReferenceKind.values:
                known = ", ".join(ReferenceKind.values)
                raise bundle.main.error(f"the kind of a reference must be one of: {known}")
        keys = {}
        for part in bundle.parts:
            if part.content_type != "chapter":
                raise part.error("“type” must be: chapter", 2)
            for name in ("title", "slug", "summary"):
                part.require(name)
            _check_introduction(part)
            for section in part.sections[1:]:
                if section.key in keys:
                    raise part.error(
                        f"the key “{section.key}” is used in {keys[section.key]} too", section.line
                    )
                keys[section.key] = part.path.name

    def load(self, bundle, report):
        main = bundle.main
        slug = main.require("slug")
        index = GuidanceIndexPage.objects.first()
        if index is None:
            raise main.error("needs a guidance index: a file of the type “guidance-index”")
        with main.naming_errors():
            outcome, guide = write_page(
                GuidePage, index, slug, _guide_values(main), finish=_relations(main), source=main
            )
        report(outcome, guide)
        for part in bundle.parts:
            with part.naming_errors():
                values = _chapter_values(part, slug)
                report(*write_page(ChapterPage, guide, part.require("slug"), values, source=part))


def _check_introduction(file):
    """:raises ContentError: for what an introduction has no room for."""
    for kind, _ in file.sections[0].blocks:
        if kind != "text":
            raise file.error(f"before the first “##” stand paragraphs only, not a {kind}")


def _guide_values(main):
    meta = main.meta
    return {
        "title": main.require("title"),
        "summary": main.require("summary"),
        "for_whom": typeset(meta.get("for_whom", "")),
        "introduction": _introduction(main),
        "publication_date": meta.get("published"),
        "in_force_date": meta.get("in_force"),
        "review_date": meta.get("review_due"),
        "references": [
            _child("reference", reference, reference["value"])
            for reference in meta.get("references", [])
        ],
    }


def _chapter_values(part, guide_slug):
    return {
        "title": part.require("title"),
        "summary": part.require("summary"),
        "introduction": _introduction(part),
        "body": [_paragraph(section, guide_slug) for section in part.sections[1:]],
    }


def _introduction(file):
    return "".join(value for kind, value in file.sections[0].blocks if kind == "text")


def _paragraph(section, guide_slug):
    key = f"{guide_slug}/{section.key}"
    content = [
        _child(kind, value, f"{key}/{position}")
        for position, (kind, value) in enumerate(section.blocks)
    ]
    return _child("paragraph", {"heading": section.heading, "content": content}, key)


def _child(kind, value, key):
    """A stream child whose id is the same at every load: it is what a passage is known by."""
    return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, key))}


def _relations(main):
    def finish(guide):
        guide.contact = _contact(main)
        guide.audiences = [_term(Audience, name) for name in main.meta.get("audiences", [])]
        guide.themes = [_term(Theme, name) for name in main.meta.get("themes", [])]

    return finish


def _contact(main):
    name = main.meta.get("contact")
    contact = Contact.objects.filter(name=name).first()
    if name and contact is None:
        raise main.error(f"no contact is named “{name}”: add it to contacts.md")
    return contact


def _term(model, name):
    term, _ = model.objects.get_or_create(slug=slugify(name), defaults={"name": name})
    return term
