"""What becomes of a shared case study, and what its author is told of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from case_studies.models import CaseStudyPage
from case_studies.sharing import actions
from case_studies.sharing.jobs import delete_old_contacts
from case_studies.sharing.models import SharedCaseStudy, State
from cms.library.roles import grant_permissions
from tests import factories

pytestmark = pytest.mark.django_db

SAM = "sam@anytown.example"


@pytest.fixture
def shared(work_queue):
    """In the moderators' hands."""
    shared = factories.shared_case_study()
    work_queue()
    mail.outbox.clear()
    return shared


def told(work_queue):
    work_queue()
    return [letter.body for letter in mail.outbox if letter.to == [SAM]]


def state():
    return SharedCaseStudy.objects.get().state


def test_publication_by_the_workflow_is_told_with_the_address(shared, work_queue):
    task = shared.page.current_workflow_task_state
    task.specific.approve(user=factories.moderator())
    (body,) = told(work_queue)
    page = CaseStudyPage.objects.get()
    assert page.live
    assert page.url in body
    assert state() == State.PUBLISHED


def test_so_is_publication_without_it_and_only_once(shared, work_queue):
    page = factories.publish(shared.page)
    factories.publish(page, summary="Better words.")
    page.unpublish()
    page.get_latest_revision().publish()
    assert len(told(work_queue)) == 1


def test_what_is_scheduled_is_told_when_it_is_there(shared, work_queue):
    page = shared.page
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert told(work_queue) == []
    assert state() == State.RECEIVED


def test_what_is_published_in_a_private_section_is_not_told(shared, work_queue):
    factories.make_private(shared.page.get_parent())
    factories.publish(shared.page)
    assert told(work_queue) == []


def test_a_reviewer_who_asks_for_changes_is_told_without_their_comment(shared, work_queue):
    task = shared.page.current_workflow_task_state.specific
    task.reject(user=factories.moderator(), comment="The author writes badly.")
    (body,) = told(work_queue)
    assert "needs some changes" in body
    assert "badly" not in body
    assert state() == State.CHANGES
    factories.publish(shared.page)
    assert len(told(work_queue)) == 2


def test_deleting_the_draft_declines_it(shared, work_queue):
    shared.page.delete()
    (body,) = told(work_queue)
    assert "decided not to publish it" in body
    assert state() == State.DECLINED


def test_deleting_what_was_published_says_nothing(shared, work_queue):
    page = factories.publish(shared.page)
    page.delete()
    assert len(told(work_queue)) == 1


def url(name, shared):
    return reverse(f"case_study_sharing:{name}", args=[shared.pk])


def test_an_editor_is_led_to_it_and_declines_it_with_words(
    editor_client, editor, shared, work_queue
):
    home = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert url("inspect", shared) in home
    page = editor_client.get(url("inspect", shared)).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[shared.page_id]) in page
    assert SAM in page
    editor_client.post(url("decline", shared), {"words": "We have one like it."})
    editor_client.post(url("decline", shared), {"words": "Again."})
    (body,) = told(work_queue)
    assert "We have one like it." in body
    shared = SharedCaseStudy.objects.get()
    assert (shared.state, shared.decided_by) == (State.DECLINED, editor)
    assert shared.decided_at
    assert shared.page.current_workflow_state is None
    assert CaseStudyPage.objects.get() == shared.page  # the draft stays


def test_a_declined_draft_that_is_deleted_is_not_told_twice(shared, work_queue):
    actions.decline(shared, words="No.")
    CaseStudyPage.objects.get().delete()
    assert len(told(work_queue)) == 1


def test_only_who_was_given_the_right_sees_who_shared(client, shared):
    user = factories.moderator("mary")
    client.force_login(user)
    assert client.get(url("inspect", shared)).status_code == 302
    grant_permissions()
    assert client.get(url("inspect", shared)).status_code == 200


def test_contacts_are_deleted_after_the_period_and_the_page_stays(shared):
    delete_old_contacts.call()
    assert SharedCaseStudy.objects.exists()
    SharedCaseStudy.objects.update(sent_at=timezone.now() - timedelta(days=366))
    delete_old_contacts.call()
    assert not SharedCaseStudy.objects.exists()
    assert CaseStudyPage.objects.exists()


def test_submitting_for_review_twice_does_it_once(shared, work_queue):
    actions.submit_for_review.call(shared.page_id)
    assert shared.page.workflow_states.count() == 1
    actions.submit_for_review.call(999)  # it was deleted meanwhile
