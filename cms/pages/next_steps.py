"""The editors' home page says what to do next. Each app registers what it knows of."""

from dataclasses import dataclass

from wagtail.admin.ui.components import Component

MOST = 5  # of each kind: a list to act on, not to read


@dataclass(frozen=True)
class Step:
    url: str
    title: str
    detail: str = ""


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
