import re

from django.db import models
from wagtail.models import Page


class ReferenceKind(models.TextChoices):
    DH = "dh", "Department of Health web reference"
    GATEWAY = "gateway", "Gateway reference"
    ISBN = "isbn", "ISBN"
    OWN = "own", "Our own reference"


def normalise_reference(value: str) -> str:
    """What makes two spellings the same reference: letters and digits, in small letters."""
    return re.sub(r"[^a-z0-9]", "", value.lower())


class ReferenceQuerySet(models.QuerySet):
    def find(self, value):
        """The reference however it is spelt, or None."""
        return self.filter(normalised=normalise_reference(value)).first()

    def borne_by(self, publication):
        """Those it is cited by now, in the order of their claims."""
        return self.filter(publication=publication, given_up=False)


class Reference(models.Model):
    """A name a publication is cited by. Claimed at publication.

    One that the publication no longer bears still leads to it, for copies bear it; but another
    publication may claim it.
    """

    kind = models.CharField(max_length=7, choices=ReferenceKind)
    value = models.CharField(max_length=60)
    normalised = models.CharField(max_length=60, unique=True)
    publication = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="references_claimed"
    )

    given_up = models.BooleanField(default=False)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.value

    def is_free_for(self, publication):
        return self.given_up or self.publication_id in (None, publication.pk)
