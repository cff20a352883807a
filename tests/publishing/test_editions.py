"""One edition for each change of what is public, and none for anything else."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.pages.changes import one_change
from cms.publishing.models import Edition, EditionKind
from cms.publishing.reconciler import reconcile
from guidance.models import GuidePage
from tests import factories

pytestmark = pytest.mark.django_db


def editions_of(guide):
    return list(Edition.objects.of(guide).order_by("number"))


def notes_of(guide):
    return [edition.note for edition in editions_of(guide)]


def test_the_first_publication_is_edition_one(guide):
    (edition,) = editions_of(guide)
    assert (edition.number, edition.note) == (1, "First published.")


def test_a_draft_has_no_edition():
    assert editions_of(factories.draft_guide()) == []


def test_publishing_a_chapter_makes_an_edition_of_its_guide(guide):
    factories.published_chapter(guide, title="What the law asks")
    assert notes_of(guide) == ["First published.", "“What the law asks” was added."]


def test_saving_a_draft_makes_no_edition(guide):
    chapter = factories.published_chapter(guide)
    chapter.title = "Half an idea"
    chapter.save_revision()
    assert len(editions_of(guide)) == 2


def test_chapters_published_together_make_one_edition(guide):
    chapters = [factories.draft_chapter(guide) for _ in range(3)]
    with one_change():
        for chapter in chapters:
            chapter.save_revision().publish()
    assert len(editions_of(guide)) == 2
    assert editions_of(guide)[-1].pages.count() == 4


def test_unpublishing_a_chapter_makes_an_edition_without_it(guide):
    chapter = factories.published_chapter(guide, title="Old news")
    chapter.unpublish()
    latest = editions_of(guide)[-1]
    assert latest.note == "“Old news” was taken out."
    assert [row.page_id for row in latest.pages.all()] == [guide.pk]


def test_deleting_a_chapter_makes_an_edition_and_leaves_the_earlier_one_whole(guide):
    chapter = factories.published_chapter(guide, title="Old news")
    chapter.delete()
    before, latest = editions_of(guide)[-2:]
    assert latest.note == "“Old news” was taken out."
    assert [row.title for row in before.pages.all()] == [guide.title, "Old news"]
    assert before.passages.filter(heading="Start with the decision").exists()


def test_moving_a_chapter_makes_an_edition_of_both_guides(guide):
    chapter = factories.published_chapter(guide, title="Wanderer")
    other = factories.published_guide(title="Right to Request")
    chapter.move(other, pos="last-child")
    assert notes_of(guide)[-1] == "“Wanderer” was taken out."
    assert notes_of(other)[-1] == "“Wanderer” was added."


def test_changing_the_order_of_chapters_makes_an_edition(guide):
    first = factories.published_chapter(guide, title="First")
    factories.published_chapter(guide, title="Second")
    first.move(guide, pos="last-child")
    latest = editions_of(guide)[-1]
    assert [row.title for row in latest.pages.all()] == [guide.title, "Second", "First"]


def test_an_edition_keeps_the_passages_it_was_published_with(guide):
    block_id = "11111111-1111-4111-8111-111111111111"
    chapter = factories.published_chapter(
        guide, factories.paragraph("Heading", "Old words.", block_id=block_id)
    )
    factories.publish(
        chapter, body=[factories.paragraph("Heading", "New words.", block_id=block_id)]
    )
    before, latest = editions_of(guide)[-2:]
    assert before.passages.get(heading="Heading").text == "Old words."
    assert latest.passages.get(heading="Heading").text == "New words."
    assert before.passages.get(heading="Heading").key == latest.passages.get(heading="Heading").key


def test_the_editors_note_and_kind_of_change_go_into_the_edition(guide):
    factories.publish(guide, change_kind=EditionKind.MAJOR, change_note="New advice on urgency.")
    latest = editions_of(guide)[-1]
    assert (latest.kind, latest.note) == (EditionKind.MAJOR, "New advice on urgency.")


def test_a_note_is_not_repeated_when_another_page_changes(guide):
    chapter = factories.published_chapter(guide)
    factories.publish(guide, change_note="Said once.")
    factories.publish(chapter, change_note="Said by the chapter.")
    assert notes_of(guide)[-1] == "Said by the chapter."


def test_scheduling_makes_no_edition_until_the_time_comes(guide):
    chapter = factories.draft_chapter(guide)
    chapter.go_live_at = timezone.now() + timedelta(hours=1)
    revision = chapter.save_revision()
    revision.publish()
    assert len(editions_of(guide)) == 1

    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert len(editions_of(guide)) == 2


def test_rescheduling_a_live_chapter_makes_no_edition(guide):
    chapter = factories.published_chapter(guide)
    for days in (1, 2):
        chapter.go_live_at = timezone.now() + timedelta(days=days)
        chapter.save_revision().publish()
    assert len(editions_of(guide)) == 2


def test_a_chapter_that_expires_is_taken_out_by_the_clock(guide):
    chapter = factories.published_chapter(guide)
    type(chapter).objects.filter(pk=chapter.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled")
    assert notes_of(guide)[-1] == f"“{chapter.title}” was taken out."


def test_what_is_scheduled_for_the_same_time_is_one_edition(guide):
    for _ in range(2):
        chapter = factories.draft_chapter(guide)
        revision = chapter.save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.save()
    call_command("publish_scheduled")
    assert len(editions_of(guide)) == 2


def test_a_scheduled_page_that_cannot_be_published_holds_up_no_other(guide):
    bad, good = factories.draft_chapter(guide), factories.draft_chapter(guide)
    for chapter in (bad, good):
        revision = chapter.save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        if chapter is bad:
            revision.content["title"] = ""
        revision.save()
    call_command("publish_scheduled")
    assert not type(bad).objects.get(pk=bad.pk).live
    assert type(good).objects.get(pk=good.pk).live


def test_a_live_copy_of_a_guide_has_one_edition_of_its_own_with_all_its_chapters(guide):
    factories.published_chapter(guide)
    factories.published_chapter(guide)
    copy = guide.copy(recursive=True, keep_live=True, update_attrs={"slug": "copy"})
    (edition,) = editions_of(copy)
    assert edition.pages.count() == 3


def test_a_copy_that_stays_a_draft_has_no_edition(guide):
    copy = guide.copy(keep_live=False, update_attrs={"slug": "copy"})
    assert editions_of(copy) == []


def test_reverting_to_an_earlier_revision_makes_a_new_edition(guide):
    first = guide.live_revision
    factories.publish(guide, summary="Changed.")
    reverted = first.as_object().save_revision(previous_revision=first)
    reverted.publish(previous_revision=first)
    assert len(editions_of(guide)) == 3
    assert GuidePage.objects.get(pk=guide.pk).summary == guide.summary


def test_recording_twice_makes_one_edition(guide):
    from cms.publishing.actions import record_publication

    record_publication(guide, guide.live_revision)
    record_publication(guide, guide.live_revision)
    assert len(editions_of(guide)) == 1


def test_unpublishing_a_guide_makes_no_edition(guide):
    guide.unpublish()
    assert len(editions_of(guide)) == 1


def test_a_guide_published_again_has_its_chapters_again(guide):
    chapter = factories.published_chapter(guide)
    guide.unpublish()
    guide = factories.publish(GuidePage.objects.get(pk=guide.pk))
    assert chapter.pk in [row.page_id for row in editions_of(guide)[-1].pages.all()]


def test_making_a_chapter_private_takes_it_out_of_the_guide(guide):
    chapter = factories.published_chapter(guide)
    restriction = factories.make_private(chapter)
    assert notes_of(guide)[-1] == f"“{chapter.title}” was taken out."
    restriction.delete()
    assert notes_of(guide)[-1] == f"“{chapter.title}” was added."


def test_a_private_guide_and_a_private_chapter_can_be_deleted(guide):
    chapter = factories.published_chapter(guide)
    factories.make_private(chapter)
    factories.make_private(guide)
    guide.delete()
    assert not GuidePage.objects.exists()


def test_a_failure_while_recording_undoes_the_publication(guide, monkeypatch):
    chapter = factories.draft_chapter(guide)

    def fail(*args, **kwargs):
        raise RuntimeError("no disk")

    monkeypatch.setattr("cms.publishing.actions.store_passages", fail)
    with pytest.raises(RuntimeError):
        chapter.save_revision().publish()
    assert not type(chapter).objects.get(pk=chapter.pk).live
    assert len(editions_of(guide)) == 1


def test_the_reconciler_records_what_went_past_the_door(guide):
    chapter = factories.draft_chapter(guide)
    type(chapter).objects.filter(pk=chapter.pk).update(live=True)
    reconcile()
    reconcile()
    assert len(editions_of(guide)) == 2


def test_an_edition_outlives_its_guide(guide):
    number = editions_of(guide)[0].pk
    guide.delete()
    edition = Edition.objects.get(pk=number)
    assert edition.publication is None
    assert edition.title == "Real Involvement"
