"""What a look at every page finds: what is handed out, and whether its file is of today."""

from wagtail.models import Page, get_page_models

from cms.publishing.models import Edition

from .models import downloads_storage


def pages_with_formats():
    """Every published page of a type that is handed out as files, as its own type knows it."""
    models = [model for model in get_page_models() if getattr(model, "formats", [])]
    published = Page.objects.live().filter(pk__in=Edition.objects.values("publication"))
    return published.type(*models).specific() if models else Page.objects.none()


def is_stored(download):
    """Whether it has a file that the storage did not lose."""
    has_name = download.kind and download.digest
    return bool(has_name) and downloads_storage().exists(download.stored_name)


def differs(download):
    """Whether the file would be another if it were made now; also where that cannot be told."""
    format_ = download.kind
    if format_ is None:
        return True
    try:
        return format_.digest(format_.gather(download.page)) != download.digest
    except Exception:  # building it will say what is wrong
        return True
