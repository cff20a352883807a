"""The forms of guides and their parts. They differ in what the parts are called."""

from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from cms.downloads.panels import DownloadsPanel
from cms.publishing.models import Publication
from cms.publishing.panels import publication_form


def guide_form(name, parts, status=()):
    """``name``: “guide”; ``parts``: “chapters”; ``status``: panels about its status."""
    content = [
        TitleFieldPanel("title", placeholder=f"Title of the {name}*", help_text="As it is cited."),
        FieldPanel("summary"),
        FieldPanel(
            "introduction",
            help_text=f"Shown below the {parts}, as “About this guide”. The {parts} are pages of "
            "their own: save this one, then add them below it.",
        ),
    ]
    return publication_form(
        ("Content", content),
        ("Audience and topics", Publication.about_panels),
        ("Status and references", [*Publication.status_panels, *status]),
        ("Files", [*Publication.attachment_panels, DownloadsPanel()]),
    )


def chapter_form(name, answers, advice=""):
    """``name``: “chapter”; ``answers``: what its summary says; ``advice``: on its paragraphs."""
    content = [
        TitleFieldPanel(
            "title",
            placeholder=f"Title of the {name}*",
            help_text="Without a number: the site adds it.",
        ),
        FieldPanel(
            "summary",
            help_text=f"One or two plain sentences: {answers}. Shown in the contents of the guide "
            "and in search results.",
        ),
        FieldPanel(
            "introduction",
            help_text=f"A short paragraph before the first number, if the {name} needs one.",
        ),
        FieldPanel(
            "body",
            heading="Paragraphs",
            help_text="Add a numbered paragraph with the plus sign. The site numbers them in this "
            f"order, and the {name}s in the order of the guide. {advice}".strip(),
        ),
    ]
    return publication_form(("Content", content))
