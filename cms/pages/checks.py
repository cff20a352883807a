from django.core import checks
from django.db import connection, models
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from .models import BasePage

OF_WAGTAIL = {field.name for field in Page._meta.get_fields()}


@checks.register()
def all_text_is_searchable(app_configs, **kwargs):
    """Every text of a page type is searched, or knowingly left out in ``not_searched``."""
    return [
        checks.Error(
            f"{model.__name__}.{name} is not in search_fields.",
            hint="Add a SearchField, or name the field in not_searched.",
            obj=model,
            id="pages.E001",
        )
        for model in get_page_models()
        if issubclass(model, BasePage)
        for name in _unsearched_text(model)
    ]


def _unsearched_text(model):
    searched = {field.field_name for field in model.search_fields}
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, (models.TextField, StreamField))
        and field.name not in OF_WAGTAIL | searched | set(model.not_searched)
    ]


@checks.register(checks.Tags.database)
def no_page_is_an_alias(app_configs, databases=(), **kwargs):
    ready = databases and Page._meta.db_table in connection.introspection.table_names()
    aliases = Page.objects.exclude(alias_of=None) if ready else []
    return [
        checks.Error(
            f"“{page.title}” is an alias.",
            hint="Convert it to a page, or delete it.",
            obj=page,
            id="pages.E002",
        )
        for page in aliases
    ]
