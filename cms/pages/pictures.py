"""Pictures in streams: one query for a whole page, as for links."""

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage


def find_pictures(*streams):
    """Look up, in one query, the sizes of every picture in these streams that are made already."""
    prefetch_related_objects([p for s in streams for p in pictures_in(s)], "renditions")


def pictures_in(value):
    """Every picture in a block's value, at any depth."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        yield from (picture for child in value for picture in pictures_in(child.value))
    elif isinstance(value, (ListValue, list)):
        yield from (picture for item in value for picture in pictures_in(item))
    elif isinstance(value, dict):
        yield from (picture for item in value.values() for picture in pictures_in(item))
