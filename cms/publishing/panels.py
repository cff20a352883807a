from wagtail.models import Page

from cms.pages.panels import page_form

from .models.publication import ChangeNoteMixin


def publication_form(*tabs, settings=Page.settings_panels):
    """The form of a publication, or of a part of one.

    ``tabs``: ``(heading, panels)`` in order, before those that every publication has.
    """
    return page_form(*tabs, ("This change", ChangeNoteMixin.change_panels), settings=settings)
