"""How the forms of pages are divided into tabs."""

from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.models import Page

from cms.pages.models.base import BasePage


def page_form(*tabs, promote=BasePage.promote_panels, settings=Page.settings_panels):
    """The form of a page. ``tabs``: ``(heading, panels)`` in order, before Promote and Settings."""
    tabs = [*tabs, ("Promote", promote), ("Settings", settings)]
    return TabbedInterface([ObjectList(panels, heading=heading) for heading, panels in tabs])
