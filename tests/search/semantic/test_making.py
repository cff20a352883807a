"""Vectors follow what is published."""

import pytest
from django.core.checks import run_checks
from django_tasks_db.models import DBTaskResult

from cms.passages.models import Passage
from cms.search.models import PassageVector
from cms.search.rebuilding import build_afresh
from cms.search.semantic import making
from cms.search.semantic.making import lacking, make_soon, make_vectors
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(guide, index):
    chapter = factories.published_chapter(
        guide, paragraph("In an emergency", "Act first."), paragraph("Invoices", "Pay them.")
    )
    index()
    return chapter


def waiting():
    return DBTaskResult.objects.ready().filter(task_path=make_vectors.module_path).count()


def headings():
    return set(PassageVector.objects.values_list("passage__heading", flat=True))


class TestThePage:
    def test_finds_by_meaning_and_shows_the_beginning_of_the_text(self, search, chapter):
        page = search("?q=hurry+up")
        assert page.passages == ["1.1 In an emergency"]
        assert page.count == "1 publication for “hurry up”"
        assert "Act first." in page.text(".app-hit")
        assert not page.soup.select(".app-hit mark")

    def test_finds_by_meaning_inside_one_publication(self, search, chapter, guide):
        assert search(f"?q=hurry+up&in={guide.pk}").passages == ["1.1 In an emergency"]

    def test_shows_nothing_private(self, search, chapter, guide):
        factories.make_private(guide)
        assert search("?q=hurry+up").publications == []

    def test_shows_nothing_withdrawn_unless_asked(self, search, index):
        factories.published_guide(
            title="Emergency", slug="old", status="withdrawn", status_reason="It was wrong."
        )
        index()
        assert search("?q=hurry+up").publications == []
        assert search("?q=hurry+up&status=withdrawn").publications == ["Emergency"]

    def test_finds_nothing_by_what_a_passage_said_before(self, search, chapter, index):
        factories.publish(chapter, body=[paragraph("Later", "Wait.")])
        index()
        assert search("?q=hurry+up").passages == []
        assert headings() >= {"Later"}
        assert not headings() & {"In an emergency", "Invoices"}


@pytest.mark.usefixtures("by_hand")
class TestMaking:
    def test_is_work_for_the_background_once_something_is_published(self, guide, work_queue):
        factories.published_chapter(guide, paragraph("In an emergency"))
        assert not headings()
        work_queue()
        assert "In an emergency" in headings()

    def test_leaves_others_their_turn(self, chapter, monkeypatch):
        PassageVector.objects.all().delete()
        monkeypatch.setattr(making, "AT_A_TIME", 1)
        monkeypatch.setattr(making, "TURN", 0)
        make_soon()
        before = waiting()
        make_vectors.call()
        assert len(headings()) == 1
        assert waiting() == before + 1

    def test_is_asked_for_once(self, chapter):
        PassageVector.objects.all().delete()
        DBTaskResult.objects.all().delete()
        make_soon()
        make_soon()
        assert waiting() == 1

    def test_leaves_what_is_there(self, chapter):
        before = set(PassageVector.objects.values_list("pk", flat=True))
        DBTaskResult.objects.all().delete()
        make_soon()
        assert not waiting()
        make_vectors.call()
        assert set(PassageVector.objects.values_list("pk", flat=True)) == before

    def test_takes_the_place_of_what_another_model_made(self, chapter):
        PassageVector.objects.update(model="another")
        assert lacking().exists()
        make_vectors.call()
        assert not lacking().exists()
        assert not PassageVector.objects.filter(model="another").exists()

    def test_begins_again_for_what_changed_unnoticed_when_the_index_is_rebuilt(self, chapter):
        Passage.objects.filter(heading="Invoices").update(text="Do not pay them.")
        build_afresh()
        assert "Invoices" not in headings()
        make_vectors.call()
        assert "Invoices" in headings()


class TestWithoutTheExtra:
    def test_nothing_is_made_and_nothing_fails(self, guide, search, settings):
        settings.SEMANTIC_SEARCH = "cms.search.semantic.not_installed.Model"
        build_afresh()
        make_vectors.call()
        assert not headings()
        assert search("?q=involvement").publications == ["Real Involvement"]

    def test_a_check_says_so(self, settings):
        settings.SEMANTIC_SEARCH = "cms.search.semantic.not_installed.Model"
        (warning,) = (each for each in run_checks() if each.id == "guidance_search.W001")
        assert "words alone" in warning.msg
        assert "requirements-semantic.txt" in warning.hint

    def test_turned_off_there_is_nothing_to_say(self, settings):
        settings.SEMANTIC_SEARCH = None
        assert not [each for each in run_checks() if each.id == "guidance_search.W001"]
