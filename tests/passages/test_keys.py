"""The permanent address of a passage: given once, kept for ever, and honest afterwards."""

import pytest

from cms.passages.models import Passage
from cms.publishing.models import Edition
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

BLOCK = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def chapter(guide):
    return factories.published_chapter(guide, paragraph("Urgent change", block_id=BLOCK))


@pytest.fixture
def passage(chapter):
    return Passage.objects.get(page=chapter, block_id=BLOCK)


def test_leads_to_the_page_at_that_passage(client, passage):
    response = client.get(f"/p/{passage.key}")
    assert response.status_code == 302
    assert response.url == f"/guidance/real-involvement/{passage.page.slug}/#p-{passage.key}"


def test_the_page_has_that_place(client, passage):
    page = client.get(passage.page.url).content.decode()
    assert f'id="p-{passage.key}"' in page


def test_leads_to_the_page_itself_for_entry_nought(client, guide):
    entry = Passage.objects.get(page=guide, block_id="")
    assert client.get(f"/p/{entry.key}").url == "/guidance/real-involvement/"


def test_survives_rewording_and_reordering(chapter, passage):
    factories.publish(chapter, body=[paragraph("New first"), paragraph("Reworded", block_id=BLOCK)])
    again = Passage.objects.get(page=chapter, block_id=BLOCK)
    assert (again.key, again.number, again.heading) == (passage.key, "1.2", "Reworded")


def test_survives_a_move_to_another_guide(client, chapter, passage):
    other = factories.published_guide(title="Right to Request", slug="right-to-request")
    chapter.move(other, pos="last-child")
    assert client.get(f"/p/{passage.key}").url.startswith("/guidance/right-to-request/")


def test_a_copy_has_keys_of_its_own(chapter, passage):
    copy = chapter.copy(keep_live=True, update_attrs={"slug": "copy"})
    assert Passage.objects.get(page=copy, block_id=BLOCK).key != passage.key


def test_a_paragraph_that_was_removed_says_in_which_edition(client, guide, chapter, passage):
    factories.publish(chapter, body=[paragraph("Another")])
    edition = Edition.objects.of(guide).first()
    response = client.get(f"/p/{passage.key}")
    assert response.status_code == 410
    assert f"edition {edition.number}" in response.content.decode()
    assert "Urgent change" not in response.content.decode()


def test_a_paragraph_that_came_back_has_its_old_address(client, chapter, passage):
    body = list(chapter.body.raw_data)
    chapter = factories.publish(chapter, body=[paragraph("Another")])
    factories.publish(chapter, body=body)
    assert client.get(f"/p/{passage.key}").status_code == 302


def test_an_editor_can_say_where_the_text_went(client, chapter, passage):
    factories.publish(chapter, body=[paragraph("Its new home")])
    successor = Passage.objects.get(heading="Its new home")
    Passage.objects.filter(pk=passage.pk).update(continues_as=successor)
    page = client.get(f"/p/{passage.key}").content.decode()
    assert f"/p/{successor.key}" in page
    assert "Its new home" in page


def test_a_deleted_page_leaves_an_explanation(client, chapter, passage):
    chapter.delete()
    response = client.get(f"/p/{passage.key}")
    assert response.status_code == 410
    assert "Real Involvement" in response.content.decode()


def test_a_deleted_guide_leaves_an_explanation_without_its_title(client, guide, passage):
    guide.delete()
    response = client.get(f"/p/{passage.key}")
    assert response.status_code == 410
    assert "Real Involvement" not in response.content.decode()


def test_an_unknown_key_is_not_found_and_offers_a_search(client, db):
    factories.home()
    response = client.get("/p/nosuchkey")
    assert response.status_code == 404
    assert 'name="q"' in response.content.decode()


def test_an_unpublished_passage_says_nothing_of_itself(client, chapter, guide, passage):
    guide.unpublish()
    response = client.get(f"/p/{passage.key}")
    assert response.status_code == 404
    assert "Urgent change" not in response.content.decode()
    assert "Real Involvement" not in response.content.decode()
