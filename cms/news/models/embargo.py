from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import CommentPanel, FieldPanel
from wagtail.models import PageManager

from cms.pages.querysets import BasePageQuerySet

LONG_DATE = "j F Y"


class EmbargoQuerySet(BasePageQuerySet):
    def under_embargo(self):
        """Not public yet and not to be, the soonest first; scheduled, or still a draft."""
        held_back = self.filter(live=False, embargo_until__gt=timezone.now())
        return held_back.annotate_approved_schedule().order_by("embargo_until")


class EmbargoMixin(models.Model):
    """Held back until a moment: to publish before it is to schedule for it.

    Wagtail's ``go_live_at`` is the gate, and the embargo is the only hand on it. The form has no
    schedule of its own, so there are never two times that could disagree.
    """

    embargo_until = models.DateTimeField(
        null=True,
        blank=True,
        help_text=(
            "Nobody outside sees the release before this moment. Choose Publish as usual: the site "
            "keeps it back and publishes it then. Leave empty to publish at once."
        ),
    )

    objects = PageManager.from_queryset(EmbargoQuerySet)()

    # In place of Page.settings_panels, whose schedule would be a second hand on the gate
    settings_panels = [
        FieldPanel(
            "expire_at",
            heading="Take it down at",
            help_text="Leave empty to keep it on the site.",
        ),
        CommentPanel(),
    ]

    class Meta:
        abstract = True

    @property
    def is_embargoed(self):
        return bool(self.embargo_until and self.embargo_until > timezone.now())

    @property
    def embargo_text(self):
        """“00:01 on 30 October 2008”."""
        return date_format(self._embargo_here, r"H:i \o\n j F Y")

    @property
    def _embargo_here(self):
        """By the clock of the site, whatever the editor's own is set to."""
        return timezone.localtime(self.embargo_until, timezone.get_default_timezone())

    def save_revision(self, *args, **kwargs):
        """Whatever is published is a revision first, so nothing gets past the embargo."""
        self.go_live_at = self.embargo_until
        return super().save_revision(*args, **kwargs)

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        problem = self._problem_with_embargo()
        if problem:
            errors["embargo_until"] = problem
        if self.is_embargoed and self.expire_at and self.expire_at <= self.embargo_until:
            errors["expire_at"] = "This is before the release goes out."
        return errors

    def _problem_with_embargo(self):
        printed = self.publication_date
        if self.pk and self.live and self.is_embargoed:  # Wagtail calls a new page live
            return "The release is public already. Unpublish it first, then set an embargo."
        if self.embargo_until and printed and self._embargo_here.date() > printed:
            return (
                f"The release is dated {date_format(printed, LONG_DATE)}, but would be held back "
                f"until {self.embargo_text}. Change the one or the other."
            )
        if printed and printed > timezone.localdate() and not self.is_embargoed:
            return (
                f"The release is dated {date_format(printed, LONG_DATE)}, but nothing would hold "
                "it back until then. Set an embargo, or change the date."
            )
        return None
