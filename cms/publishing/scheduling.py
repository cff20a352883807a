"""What is due by the clock: publication and expiry that editors set in advance."""

import logging

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.pages.changes import one_change

logger = logging.getLogger(__name__)


def publish_due():
    """Unpublish what has expired and publish what is due: one change, so one edition each.

    A page that cannot be published is logged and tried again next time; it holds up no other.
    """
    with one_change():
        expired = Page.objects.filter(live=True, expire_at__lt=timezone.now()).specific()
        for page in list(expired):
            _attempt(page.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in list(due.order_by("approved_go_live_at")):
            _attempt(revision.publish, log_action="wagtail.publish.scheduled")


def _attempt(action, **kwargs):
    try:
        with transaction.atomic():
            action(**kwargs)
    except Exception:
        logger.exception("Scheduled %s failed", action)
