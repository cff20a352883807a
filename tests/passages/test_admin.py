"""The list of permanent addresses: editors say where a text went, and nothing else."""

import pytest

from cms.passages.models import Passage
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved(guide):
    """A paragraph that was removed, and the one that replaced it."""
    chapter = factories.published_chapter(guide, paragraph("Old home"))
    factories.publish(chapter, body=[paragraph("New home")])
    return Passage.objects.get(heading="Old home"), Passage.objects.get(heading="New home")


def test_an_editor_can_say_where_a_text_went(editor_client, client, moved):
    old, new = moved
    response = editor_client.post(
        f"/admin/snippets/passages/passage/edit/{old.pk}/", {"continues_as": new.pk}
    )
    assert response.status_code == 302
    page = client.get(f"/p/{old.key}").content.decode()
    assert f"/p/{new.key}" in page


def test_the_list_shows_every_address(editor_client, moved):
    page = editor_client.get("/admin/snippets/passages/passage/").content.decode()
    assert "Old home" in page
    assert moved[1].key in page


@pytest.mark.parametrize("action", ["add/", "delete/{}/"])
def test_nobody_adds_or_deletes_one_by_hand(editor_client, moved, action):
    url = "/admin/snippets/passages/passage/" + action.format(moved[0].pk)
    assert editor_client.get(url).status_code in (302, 403, 404)
    editor_client.post(url)
    assert Passage.objects.filter(pk=moved[0].pk).exists()
