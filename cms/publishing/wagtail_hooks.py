from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from wagtail import hooks
from wagtail.models import Page

from cms.pages.next_steps import Step, next_steps
from cms.pages.reports import register_report

from .models import DocumentText, OutboxEntry
from .reconciler import publication_models
from .reports import UnsearchableFilesView
from .serving import check_document

REMIND_BEFORE = timedelta(days=60)
TRIES_BEFORE_ALARM = 3


@hooks.register("before_serve_document")
def serve_only_what_is_public(document, request):
    return check_document(document, request)


register_report(UnsearchableFilesView, "files", order=1300)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@next_steps("Finish your drafts", order=10)
def drafts(user):
    """Pages this editor was the last to change, and that are not published as they are."""
    mine = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    for page in mine.order_by("-latest_revision_created_at").specific(defer=True):
        changed = timesince(page.latest_revision_created_at)
        yield Step(edit_url(page), page.get_admin_display_title(), f"changed {changed} ago")


@next_steps("Review soon", order=20)
def reviews(user):
    soon = timezone.localdate() + REMIND_BEFORE
    for model in publication_models():
        for page in model.objects.live().filter(review_date__lte=soon).order_by("review_date"):
            yield Step(edit_url(page), page.title, f"by {date_format(page.review_date)}")


@next_steps("Files that search cannot read", order=40)
def unsearchable_files(user):
    texts = DocumentText.objects.to_mend().defer("parts").select_related("document")
    for text in texts.order_by("document__title"):
        if text.document.is_editable_by_user(user):
            url = reverse("wagtaildocs:edit", args=[text.document_id])
            yield Step(url, text.document.title, text.why)


@next_steps("Tell your operator", order=90)
def undelivered(user):
    stuck = OutboxEntry.objects.pending().filter(attempts__gte=TRIES_BEFORE_ALARM)
    for page in Page.objects.filter(pk__in=stuck.values("publication_id")):
        yield Step(edit_url(page), page.title, "could not be indexed or made into files; trying on")
