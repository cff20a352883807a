"""What is found by its meaning stands beside, and never before, what its words deserve."""

import pytest
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage
from cms.publishing.models import Reference
from cms.search.queries import FEW, ranked_keys
from cms.search.semantic import nearness
from cms.search.semantic.fusion import fuse
from cms.search.semantic.making import make_vectors
from cms.search.widening import Wording

BACK_ENDS = {"whoosh": "cms.search.whoosh", "database": "wagtail.search.backends.database"}


def test_what_two_rankings_have_comes_before_what_only_one_has_there():
    assert fuse([1, 2, 3], [4, 3, 2]) == [2, 3, 1, 4]
    assert fuse([1, 2, 3], []) == [1, 2, 3]


@pytest.fixture(params=BACK_ENDS)
def back_end(request, settings, tmp_path, by_hand):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": BACK_ENDS[request.param], "PATH": tmp_path / "index"}
    }


def store(*texts):
    """Indexed passages with vectors: of each text, its first line is the heading."""
    rows = [Passage(position=0) for _ in texts]
    for row, text in zip(rows, texts, strict=True):
        row.heading, _, row.text = text.partition("\n")
        row.block_id = row.key
    Passage.objects.bulk_create(rows)
    get_search_backend().add_bulk(Passage, rows)
    make_vectors.call()


def found(query, passages=None, wording=None):
    """The headings of what answers, best first."""
    passages = Passage.objects.all() if passages is None else passages
    keys = ranked_keys(query, passages, wording)
    assert len(keys) == len(set(keys))
    rows = Passage.objects.in_bulk(keys)
    return [rows[key].heading for key in keys]


@pytest.mark.usefixtures("back_end")
class TestMeaning:
    def test_finds_what_has_none_of_the_words(self):
        store("Near\nIn an emergency.", "Far\nPay the invoice.")
        assert found("hurry up") == ["Near"]

    def test_comes_after_all_the_words(self):
        store("Near\nEmergency emergency.", "All\nHurry up the money and pay the invoice.")
        assert found("hurry up") == ["All", "Near"]

    def test_comes_among_those_with_some_of_the_words(self):
        store("Near\nEmergency.", "Some\nLook up.", "Both\nAn emergency came up.")
        assert found("hurry up")[0] == "Both"
        assert set(found("hurry up")) == {"Both", "Near", "Some"}

    def test_adds_nothing_where_ten_have_all_the_words(self):
        store("Near\nEmergency.", *[f"Filler {number}\nHurry up." for number in range(FEW)])
        assert len(found("hurry up")) == FEW

    def test_adds_nothing_that_only_points_another_way(self):
        store("Near\nEmergency.", "Other\nMoney.")
        assert found("kestrel flies") == []

    def test_is_not_asked_of_one_word(self):
        store("Near\nEmergency.")
        assert found("hurry") == []

    def test_is_not_asked_of_a_quotation(self):
        store("Near\nIn an emergency.", "Phrase\nHurry up with money: pay invoice.")
        assert found("“hurry up”") == ["Phrase"]

    def test_is_not_asked_where_a_publication_is_cited(self):
        page = Page.objects.get(depth=2)
        Reference.objects.create(
            kind="dh", value="DH_090460", normalised="dh090460", publication=page
        )
        Passage.objects.create(page=page, publication=page, position=0, heading="Whole")
        store("Near\nEmergency.")
        assert found("hurry DH_090460") == ["Whole"]

    def test_is_not_asked_for_the_exact_words_only(self):
        store("Near\nEmergency.")
        assert found("hurry up", wording=Wording("hurry up", exact=True)) == []

    def test_finds_nothing_that_the_queryset_lacks(self):
        store("Near\nEmergency.", "Hidden\nEmergency.")
        assert found("hurry up", Passage.objects.exclude(heading="Hidden")) == ["Near"]


@pytest.mark.usefixtures("by_hand")
class TestTrouble:
    def test_with_the_model_leaves_the_words(self, settings, caplog):
        store("Near\nEmergency.", "Words\nHurry up.")
        settings.SEMANTIC_SEARCH = f"{__name__}.Broken"
        assert found("hurry up") == ["Words"]
        assert "words alone" in caplog.text

    def test_with_one_vector_leaves_the_others(self):
        store("Damaged\nEmergency.", "Near\nEmergency.")
        nearness.PassageVector.objects.filter(passage__heading="Damaged").update(values=b"no")
        assert found("hurry up") == ["Near"]

    def test_turned_off_again_it_is_the_words_alone(self, settings):
        store("Near\nEmergency.")
        settings.SEMANTIC_SEARCH = None
        assert found("hurry up") == []

    def test_what_is_new_is_found_by_a_process_that_has_searched_before(self):
        store("First\nEmergency.")
        assert found("hurry up") == ["First"]
        store("Second\nEmergency.")
        assert set(found("hurry up")) == {"First", "Second"}
        Passage.objects.filter(heading="First").delete()
        assert found("hurry up") == ["Second"]


class Broken:
    name = "by hand"
    length = 3

    def vectors(self, texts):
        raise OSError("The weights cannot be read")
