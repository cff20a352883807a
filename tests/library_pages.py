"""One page of each type, as the sample library has it: what a customer would be shown."""

from wagtail.models import get_page_models

from cms.pages.models import BasePage


def page_types():
    """Every type of page that editors can make."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def example_of(page_type):
    """The first live page of exactly this type, or None."""
    pages = page_type.objects.exact_type(page_type).live().order_by("path")
    return pages.first()
