"""What happens to a case study that somebody shared. Each function is all or nothing."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from case_studies.models import CaseStudyIndexPage, CaseStudyPage
from cms.mail.actions import send as send_mail
from cms.pages.addresses import path_of, public_url

from .models import UNDECIDED, SharedCaseStudy, State


@transaction.atomic
def receive(page, index, **person):
    """Keep an unsaved page as a draft below ``index``, and who wrote it apart from it."""
    page.live = False
    page.has_unpublished_changes = True
    index.add_child(instance=page)
    page.save_revision()
    shared = SharedCaseStudy.objects.create(page=page, title=page.title, **person)
    submit_for_review.enqueue(page.pk)
    _tell(shared, "received", f"We have your case study ({shared.pk})")
    return shared


@task()
def submit_for_review(page_id):
    """Put the draft into the section's workflow. In the background: moderators are mailed."""
    page = CaseStudyPage.objects.filter(pk=page_id, live=False).first()
    workflow = page and page.get_workflow()
    if workflow and not page.workflow_states.exists():
        workflow.start(page, user=None)


@transaction.atomic
def say_that_it_is_being_changed(page_id):
    """A reviewer sent the draft back. Their comment is for colleagues and is not passed on."""
    for shared in SharedCaseStudy.objects.filter(page_id=page_id, state=State.RECEIVED):
        _decide(shared, State.CHANGES)
        _tell(shared, "changes", "Your case study is being changed")


@transaction.atomic
def say_what_became_of_them():
    """Tell the authors of what has been published, or deleted unpublished, since the last time."""
    undecided = SharedCaseStudy.objects.filter(state__in=UNDECIDED)
    for shared in undecided.filter(page=None):
        decline(shared)
    published = CaseStudyPage.objects.visible()
    for shared in undecided.filter(page__in=published).select_related("page"):
        _decide(shared, State.PUBLISHED)
        address = public_url(path_of(shared.page))
        _tell(shared, "published", "Your case study is published", address=address)


@transaction.atomic
def decline(shared, user=None, words=""):
    """Tell the author no, and stop the review. The draft stays, for editors to delete or keep."""
    if shared.page and shared.page.current_workflow_state:
        shared.page.current_workflow_state.cancel(user=user)
    _decide(shared, State.DECLINED, user, words)
    _tell(shared, "declined", "Your case study")


def delete_old_contacts():
    oldest = timezone.now() - timedelta(days=settings.SHARING_KEPT_DAYS)
    SharedCaseStudy.objects.filter(sent_at__lt=oldest).delete()


def section():
    """The public section that drafts are put into; None where there is none."""
    return CaseStudyIndexPage.objects.visible().first()


def _decide(shared, state, user=None, words=""):
    shared.state = state
    shared.decided_at = timezone.now()
    shared.decided_by = user
    shared.words = words
    shared.save(update_fields=["state", "decided_at", "decided_by", "words"])


def _tell(shared, template, subject, **context):
    context = {"shared": shared, "site_name": settings.SITE_NAME, **context}
    body = render_to_string(f"case_studies/sharing/mail/{template}.txt", context)
    send_mail(shared.email, subject, body)
