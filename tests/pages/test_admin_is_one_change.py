"""One click of an editor is one change: everything in it happens, or nothing."""

import pytest

from cms.publishing.models import Edition
from guidance.models import ChapterPage, GuidePage
from tests import factories

pytestmark = pytest.mark.django_db


def test_chapters_published_by_one_click_are_one_edition(editor_client, guide):
    chapters = [factories.draft_chapter(guide) for _ in range(3)]
    for chapter in chapters:
        chapter.save_revision()
    ids = "&".join(f"id={chapter.pk}" for chapter in chapters)
    editor_client.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}")
    assert ChapterPage.objects.live().count() == 3
    assert Edition.objects.of(guide).count() == 2


def test_deleting_a_guide_by_the_admin_works(editor_client, guide):
    factories.published_chapter(guide)
    editor_client.post(f"/admin/pages/{guide.pk}/delete/")
    assert not GuidePage.objects.exists()


def test_deleting_a_chapter_by_the_admin_makes_an_edition(editor_client, guide):
    chapter = factories.published_chapter(guide)
    editor_client.post(f"/admin/pages/{chapter.pk}/delete/")
    assert Edition.objects.of(guide).count() == 3


def test_copying_a_live_guide_by_the_admin_makes_one_edition_of_the_copy(editor_client, guide):
    factories.published_chapter(guide)
    editor_client.post(
        f"/admin/pages/{guide.pk}/copy/",
        {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": guide.get_parent().pk,
            "copy_subpages": "on",
            "publish_copies": "on",
        },
    )
    copy = GuidePage.objects.get(slug="copy")
    assert Edition.objects.of(copy).count() == 1
    assert Edition.objects.of(copy).get().pages.count() == 2


def test_the_copy_form_offers_no_alias(editor_client, guide):
    form = editor_client.get(f"/admin/pages/{guide.pk}/copy/").context["form"]
    assert "alias" not in form.fields


def test_an_alias_is_refused(guide):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        guide.create_alias(update_slug="alias")


def test_an_error_undoes_the_whole_click(client, editor, guide, monkeypatch):
    chapters = [factories.draft_chapter(guide) for _ in range(2)]
    for chapter in chapters:
        chapter.save_revision()

    def fail(*args, **kwargs):
        raise RuntimeError("no disk")

    monkeypatch.setattr("cms.publishing.actions.store_passages", fail)
    client.force_login(editor)
    client.raise_request_exception = False
    ids = "&".join(f"id={chapter.pk}" for chapter in chapters)
    response = client.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}")
    assert response.status_code == 500
    assert ChapterPage.objects.live().count() == 0
    assert Edition.objects.of(guide).count() == 1


class TestWorkflow:
    def test_approval_by_a_second_person_publishes_through_the_same_door(self, guide):
        from wagtail.models import GroupApprovalTask, Workflow

        chapter = factories.draft_chapter(guide)
        chapter.save_revision()
        author = factories.UserFactory(username="author")
        task = GroupApprovalTask.objects.first()
        workflow = Workflow.objects.first()
        state = workflow.start(chapter, author)
        assert Edition.objects.of(guide).count() == 1
        task.on_action(state.current_task_state, factories.moderator(), "approve")
        assert ChapterPage.objects.get().live
        assert Edition.objects.of(guide).count() == 2
