"""The addresses a copy carries, so that whoever holds it can ask whether it is still current."""

from django.conf import settings
from django.urls import reverse

from cms.passages.models import Passage

from .models import Reference


def name_of(publication):
    """What a publication is cited by: its first reference, else its public key."""
    claimed = Reference.objects.borne_by(publication).first()
    if claimed:
        return claimed.value
    return Passage.objects.values_list("key", flat=True).get(page=publication, block_id="")


def current_url(publication, edition):
    path = reverse("current", args=[name_of(publication), edition.number])
    return settings.WAGTAILADMIN_BASE_URL + path
