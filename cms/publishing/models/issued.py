from django.conf import settings
from django.db import models


def site_owner():
    return settings.SITE_OWNER


class IssuedMixin(models.Model):
    """A publication that a body issues on a day: a news release, a letter."""

    issuing_body = models.CharField(
        max_length=120,
        blank=True,
        default=site_owner,
        help_text="The body in whose name it goes out, as it stands on its paper.",
    )

    class Meta:
        abstract = True

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        if not self.issuing_body.strip():
            errors["issuing_body"] = "Say who issues it."
        if not self.publication_date:
            errors["publication_date"] = "Give the date that is printed on it."
        return errors
