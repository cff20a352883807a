"""A draft may be incomplete; what is published may not. Errors stand at their field."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from guidance.models import ChapterPage, GuidePage
from tests import factories

pytestmark = pytest.mark.django_db


def chapter_form(text="<p>Words.</p>", **fields):
    content = streamfield([("text", rich_text(text))])
    paragraph = ("paragraph", {"heading": "Who is bound", "content": content})
    return nested_form_data(
        {
            "title": "What the law asks",
            "slug": "what-the-law-asks",
            "summary": "The duty in plain English.",
            "introduction": rich_text(""),
            "body": streamfield([paragraph]),
            "change_kind": "minor",
            "change_note": "",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **fields,
        }
    )


def add_chapter(client, guide, **form):
    return client.post(f"/admin/pages/add/guidance/chapterpage/{guide.pk}/", form, follow=True)


def test_publishing_a_new_chapter_makes_it_live_and_numbered(editor_client, client, guide):
    add_chapter(editor_client, guide, **chapter_form(), **{"action-publish": "1"})
    chapter = ChapterPage.objects.get()
    assert chapter.live
    assert "1.1" in client.get(chapter.url).content.decode()


def test_a_footnote_mark_without_its_note_is_refused_with_its_name(editor_client, guide):
    response = add_chapter(
        editor_client,
        guide,
        **chapter_form("<p>Law.[^act] And words typed with care.</p>"),
        **{"action-publish": "1"},
    )
    errors = response.context["form"].errors
    assert errors["body"] == ["[^act] in “Who is bound” has no footnote."]
    assert "words typed with care" in response.content.decode()
    assert not ChapterPage.objects.exists()


def test_the_same_fault_may_stand_in_a_draft(editor_client, guide):
    add_chapter(editor_client, guide, **chapter_form("<p>Law.[^act]</p>"))
    assert not ChapterPage.objects.get().live


def test_a_chapter_without_a_paragraph_is_not_published(editor_client, guide):
    form = chapter_form(body=streamfield([]))
    response = add_chapter(editor_client, guide, **form, **{"action-publish": "1"})
    assert "Write at least one numbered paragraph." in response.content.decode()


def edit_guide(client, guide, **fields):
    form = nested_form_data(
        {
            "title": guide.title,
            "slug": guide.slug,
            "summary": guide.summary,
            "for_whom": "",
            "introduction": rich_text(""),
            "references": streamfield([]),
            "attachments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "status": "current",
            "change_kind": "minor",
            "change_note": "",
            **fields,
        }
    )
    return client.post(
        f"/admin/pages/{guide.pk}/edit/", {**form, "action-publish": "1"}, follow=True
    )


def test_a_taken_reference_is_refused_at_its_field_with_its_owner(editor_client, guide):
    factories.published_guide(title="Owner", references=[factories.reference("DH_1", "dh")])
    taken = streamfield([("reference", {"kind": "dh", "value": "dh 1"})])
    response = edit_guide(editor_client, guide, references=taken)
    errors = response.context["form"].errors
    assert errors["references"] == ["“dh 1” already belongs to “Owner”."]
    assert len(GuidePage.objects.get(pk=guide.pk).references) == 0


def test_a_major_change_needs_a_note(editor_client, guide):
    response = edit_guide(editor_client, guide, change_kind="major")
    assert "Say in a sentence what changed" in response.content.decode()


def test_the_note_of_the_last_edition_does_not_stand_in_the_next_form(editor_client, guide):
    edit_guide(editor_client, guide, change_kind="major", change_note="New advice.")
    form = editor_client.get(f"/admin/pages/{guide.pk}/edit/").context["form"]
    assert (form["change_note"].value(), form["change_kind"].value()) == ("", "minor")


def test_the_note_of_an_unpublished_draft_stays(editor_client, guide):
    guide.change_note = "Not yet published."
    guide.save_revision()
    form = editor_client.get(f"/admin/pages/{guide.pk}/edit/").context["form"]
    assert form["change_note"].value() == "Not yet published."


@pytest.mark.parametrize(
    "tab", ["Content", "Audience and topics", "Status and references", "Files"]
)
def test_the_guide_form_is_in_tabs(editor_client, guide, tab):
    assert tab in editor_client.get(f"/admin/pages/{guide.pk}/edit/").content.decode()


def test_the_files_tab_shows_the_state_of_the_pdf(editor_client, guide, work_queue):
    from cms.downloads.models import Download

    Download.objects.create(page=guide, format="pdf", error="Too wide.", state="failed")
    page = editor_client.get(f"/admin/pages/{guide.pk}/edit/").content.decode()
    assert "Too wide." in page


def test_the_home_page_says_what_to_do_next(editor_client, editor, guide):
    guide.title = "Better title"
    guide.save_revision(user=editor)
    page = editor_client.get("/admin/").content.decode()
    assert "Finish your drafts" in page
    assert "Better title" in page
    assert "Begin a new guide" in page


def test_the_home_page_reminds_of_reviews(editor_client, guide):
    from django.utils import timezone

    factories.publish(guide, review_date=timezone.localdate())
    assert "Review soon" in editor_client.get("/admin/").content.decode()
