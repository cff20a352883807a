"""The editors' home page says what to do next. Each app registers what it knows of."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.admin.ui.components import Component

MOST = 5  # of each kind: a list to act on, not to read


@dataclass(frozen=True)
class Step:
    url: str
    title: str
    detail: str = ""


def begin(page_class, index, title, detail=""):
    """The step that leads to the form of a new page below ``index``."""
    where = [page_class._meta.app_label, page_class._meta.model_name, index.pk]
    return Step(reverse("wagtailadmin_pages:add", args=where), title, detail)


def section_to_fill(index_class, user):
    """The section's page, where the user may add pages below it; otherwise None."""
    index = index_class.objects.first()
    return index if index and index.permissions_for_user(user).can_add_subpage() else None


_sources = []


def next_steps(heading, order=100):
    """Decorator: ``function(user)`` yields the steps shown under ``heading``."""

    def register(function):
        _sources.append((order, heading, function))
        _sources.sort(key=lambda source: source[0])
        return function

    return register


class NextStepsPanel(Component):
    name = "next_steps"
    template_name = "pages/admin/next_steps.html"
    order = 50

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        groups = [(heading, list(steps(self.user))[:MOST]) for _, heading, steps in _sources]
        return {"groups": [(heading, steps) for heading, steps in groups if steps]}
