"""Which pictures of a page cannot be opened: asked only after gathering its text has failed."""

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from .rendering.pictures import Unprintable, printable


def broken_pictures(page) -> list[str]:
    """Titles of the damaged ones of a page and of what belongs to it.

    A file that the storage does not give is the machine's fault: that error passes.
    """
    pages = [each.pk for each, _ in page.get_publication().get_passage_pages()]
    used = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in {page.pk, *pages}],
        to_content_type=ContentType.objects.get_for_model(get_image_model()),
    )
    images = get_image_model().objects.filter(
        pk__in=list(used.values_list("to_object_id", flat=True))
    )
    return sorted(image.title for image in images if not image.is_svg() and _is_damaged(image))


def _is_damaged(image) -> bool:
    with image.open_file() as file:
        content = file.read()
    try:
        printable(content)
    except Unprintable:
        return True
    return False
