"""What the front matter of every publication says, and how its blocks are known."""

import uuid

from django.utils.text import slugify
from wagtail.models import Page

from cms.library.attachments import attachments, check_attachments, digests
from cms.library.markdown import typeset
from cms.library.pictures import check_figure, figure
from cms.library.registry import Loader
from cms.library.sections import section_of
from cms.library.writing import write_page
from cms.organisations.models import Contact, Region
from cms.publishing.models import ReferenceKind, Status
from cms.taxonomy.models import Audience, Theme

NAMESPACE = uuid.UUID("6f2ae2b4-6c0b-5f0d-9f0e-2f6c1e0f9a51")  # for uuid5 of content keys


class PublicationLoader(Loader):
    """A publication in one file, below the section of its kind."""

    page_class = None
    section_class = None

    def check(self, bundle):
        check_publication(bundle.main)

    def load(self, bundle, report):
        main = bundle.main
        with main.naming_errors():
            parent, slug = self.get_parent(main), main.require("slug")
            written = write_page(
                self.page_class,
                parent,
                slug,
                self.get_values(main),
                source=main,
                finish=self.get_finish(main),
                also=digests(main),
            )
        report(*written)
        return written

    def get_parent(self, main):
        return section_of(self.section_class, main)

    def get_values(self, main):
        """``{field: plain value}``, for ``write_page``."""
        return publication_values(main)

    def get_finish(self, main):
        """What sets the relations of the unsaved page, for ``write_page``."""
        return publication_relations(main)


def check_publication(main):
    """:raises ContentError: where title, slug or summary is missing, or what it names is wrong."""
    for name in ("title", "slug", "summary"):
        main.require(name)
    check_introduction(main)
    for reference in main.meta.get("references", []):
        if reference.get("kind") not in ReferenceKind.values:
            known = ", ".join(ReferenceKind.values)
            raise main.error(f"the kind of a reference must be one of: {known}")
    check_attachments(main)
    if main.meta.get("status", Status.CURRENT) not in Status.values:
        raise main.error(f"“status” must be one of: {', '.join(Status.values)}")


def check_introduction(file):
    """:raises ContentError: for what an introduction has no room for."""
    for kind, _ in file.sections[0].blocks:
        if kind != "text":
            raise file.error(f"before the first “##” stand paragraphs only, not a {kind}")


def check_ordinary(file):
    """:raises ContentError: for what only leaflets and presentations have, and for a bad figure."""
    for section in file.sections:
        if section.kind:
            raise file.error(f"“.{section.kind}” is not used here", section.line)
        for kind, value in section.blocks:
            if kind in ("pictured_text", "column", "notes", "passage"):
                raise file.error(f"a {kind} is not used here", section.line)
            if kind == "picture":
                check_figure(file, value)


def publication_values(main):
    """``{field: plain value}`` of the fields that all publications have, for ``write_page``."""
    meta = main.meta
    return {
        "title": main.require("title"),
        "summary": main.require("summary"),
        "for_whom": typeset(meta.get("for_whom", "")),
        "introduction": introduction(main),
        "publication_date": meta.get("published"),
        "in_force_date": meta.get("in_force"),
        "review_date": meta.get("review_due"),
        "references": [
            stream_child("reference", reference, reference["value"])
            for reference in meta.get("references", [])
        ],
    }


def publication_relations(main):
    """For ``write_page(finish=…)``: owner, audiences, themes, status, attachments."""

    def finish(page):
        page.status = main.meta.get("status", Status.CURRENT)
        page.status_reason = typeset(main.meta.get("status_reason", ""))
        successor = main.meta.get("superseded_by")
        page.superseded_by = page_named(successor, main) if successor else None
        page.contact = contact_named(main.meta.get("contact"), main)
        page.audiences = terms(Audience, main.meta.get("audiences", []))
        page.themes = terms(Theme, main.meta.get("themes", []))
        page.attachments = attachments(main)

    return finish


def introduction(file):
    """The rich text before the first section."""
    return "".join(value for kind, value in file.sections[0].blocks if kind == "text")


def stream(blocks, key):
    """The blocks of a section, as ``(type, raw value)``, as the raw children of a StreamField."""
    return [
        stream_child(kind, value, f"{key}/{position}")
        for position, (kind, value) in enumerate(blocks)
    ]


def rich_text(blocks):
    """Paragraphs and lists of a section as one rich text."""
    return "".join(_html_list(value) if kind == "list" else value for kind, value in blocks)


def _html_list(value):
    """Items come as paragraphs; in rich text a list holds their words themselves."""
    tag = "ol" if value["style"] == "number" else "ul"
    items = (item.removeprefix("<p>").removesuffix("</p>") for item in value["items"])
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def section_value(file, section, key):
    """A section of a content file as the value of a numbered paragraph."""
    content = [
        figure(file, value) if kind == "picture" else (kind, value)
        for kind, value in section.blocks
    ]
    return {"heading": section.heading, "content": stream(content, key)}


def numbered_paragraph(file, section, slug):
    """A section of a content file as a numbered paragraph; ``slug`` is the publication's."""
    key = f"{slug}/{section.key}"
    return stream_child("paragraph", section_value(file, section, key), key)


def block_id(key):
    """For a numbered paragraph the key is “slug of the publication/key of the section”."""
    return str(uuid.uuid5(NAMESPACE, key))


def stream_child(kind, value, key):
    """A stream child whose id is the same at every load: it is what a passage is known by."""
    return {"type": kind, "value": value, "id": block_id(key)}


def terms(model, names):
    """The words of a list, made where they are new."""
    return [
        model.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
        for name in names
    ]


def contact_named(name, main):
    """None where the file names none.

    :raises ContentError: where nobody has that name.
    """
    contact = Contact.objects.filter(name=name).first()
    if name and contact is None:
        raise main.error(f"no contact is named “{name}”: add it to contacts.md")
    return contact


def page_named(slug, main):
    """:raises ContentError: where no page has that slug."""
    page = Page.objects.filter(slug=slug).first()
    if page is None:
        raise main.error(f"no page has the slug “{slug}”")
    return page


def region_coded(code, main):
    """None where the file names none.

    :raises ContentError: where no region has that code.
    """
    region = Region.objects.filter(code=code).first()
    if code and region is None:
        raise main.error(f"no region has the code “{code}”")
    return region
