"""What comes before what, whichever back end looks for it."""

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage
from cms.publishing.models import Reference
from cms.search.asking import complete
from cms.search.queries import FEW, MOST_LOOSE_HITS, ranked_keys

pytestmark = pytest.mark.django_db

BACK_ENDS = {"whoosh": "cms.search.whoosh", "database": "wagtail.search.backends.database"}


@pytest.fixture(autouse=True, params=BACK_ENDS)
def back_end(request, settings, tmp_path):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": BACK_ENDS[request.param], "PATH": tmp_path / "index"}
    }
    return request.param


# Others do not say how often a word stands in their index, nor weigh headings
with_ours = pytest.mark.parametrize("back_end", ["whoosh"], indirect=True)


def store(*texts, **fields):
    """Indexed passages: of each text, its first line is the heading."""
    rows = [Passage(position=0, **fields) for _ in texts]
    for row, text in zip(rows, texts, strict=True):
        row.heading, _, row.text = text.partition("\n")
        row.block_id = row.key
    Passage.objects.bulk_create(rows)
    get_search_backend().add_bulk(Passage, rows)
    return rows


def found(query, passages=None):
    """The headings of what answers, best first."""
    keys = ranked_keys(query, Passage.objects.all() if passages is None else passages)
    assert len(keys) == len(set(keys))
    rows = Passage.objects.in_bulk(keys)
    return [rows[key].heading for key in keys]


def fill(count=2 * FEW, words="urgent change"):
    return store(*[f"Filler {number}\n{words} {number}" for number in range(count)])


class TestWords:
    def test_all_of_them_come_before_some_of_them(self):
        store(
            "Some\nThe change was urgent, urgent, urgent.", "All\nUrgent is a ward and its change."
        )
        store("None\nSomething else.")
        store("Fewer\nUrgent.")
        assert set(found("urgent ward")) == {"Some", "All", "Fewer"}
        assert found("urgent ward")[0] == "All"

    def test_some_are_not_enough_where_ten_passages_have_all(self):
        fill(FEW)
        store("Some\nUrgent.")
        assert "Some" not in found("urgent change")

    def test_some_are_enough_where_nine_have_all(self):
        fill(FEW - 1)
        store("Some\nUrgent.")
        assert found("urgent change")[-1] == "Some"

    def test_stop_words_ask_for_nothing(self):
        store("Urgent\nA change.", "The\nThe and the.")
        assert found("what is the urgent change")[0] == "Urgent"

    @with_ours
    def test_headings_count_for_more(self):
        store(
            "Text\nWards, money and involvement of people.", "Involvement\nWards, money and people."
        )
        fill(words="anything")
        assert found("involvement") == ["Involvement", "Text"]

    def test_no_more_than_a_thousand_loose_hits_are_ranked(self, monkeypatch):
        monkeypatch.setattr("cms.search.queries.MOST_LOOSE_HITS", 12)
        fill()
        assert MOST_LOOSE_HITS == 1_000
        assert len(found("urgent xylophone")) == 12

    @with_ours
    def test_what_the_best_have_in_common_orders_the_rest(self):
        store(*[f"Best {n}\nUrgent ambulance, paramedic and siren." for n in range(3)])
        store(
            "Kin\nUrgent matters of any paramedic with a siren and much else that is long to tell."
        )
        store("Stranger\nUrgent matters of any treasurer with a ledger and little else to tell.")
        fill(words="anything")
        fill(words="urgent and more, much more than that, in a long and winding text without end")
        order = found("urgent ambulance xylophone")
        assert order.index("Kin") < order.index("Stranger")

    @with_ours
    def test_it_adds_no_passage_without_a_word_of_the_query(self):
        store(*[f"Best {n}\nUrgent ambulance and siren." for n in range(2 * FEW)])
        store("Kin\nSiren and siren.")
        assert "Kin" not in found("urgent xylophone")


class TestPhrases:
    @pytest.mark.parametrize("query", ['"ward round"', "“ward round”", "ward round"])
    def test_come_first(self, query):
        store(
            "Apart\nRound a ward.",
            "Phrase\nDaily is the ward round here.",
        )
        store("Apart too\nRound and round. A ward is a ward.")
        assert found(query)[0] == "Phrase"

    def test_in_quotation_marks_are_found_without_the_other_words(self):
        store("Phrase\nThe ward round.", "Words\nRound the urgent ward.")
        store("Both\nAn urgent ward round.")
        assert found('"ward round" urgent')[:2] == ["Both", "Phrase"]

    def test_all_count_if_there_are_several(self):
        store(
            "One\nThe ward round. Change is urgent, so urgent.",
            "Two\nThe ward round: urgent change.",
        )
        assert found('"ward round" "urgent change"')[0] == "Two"

    def test_of_which_one_mark_is_missing_are_words(self):
        store("Words\nRound the ward.")
        assert found('"ward round') == ["Words"]

    def test_that_name_a_provision_come_first_in_any_question(self):
        store("Apart\nSection 12 binds 242 trusts. Who, who?", "Duty\nIt is in section 242(1B).")
        assert found("who is bound by section 242")[0] == "Duty"
        assert found("section 242")[0] == "Duty"


class TestReferences:
    @pytest.fixture(autouse=True)
    def cited(self):
        self.page = Page.objects.get(depth=2)
        Reference.objects.create(
            kind="dh", value="DH_090460", normalised="dh090460", publication=self.page
        )
        store("Mentions\nDH_090460 and DH_090460.")
        [whole] = store("Whole\nSummary.", page=self.page, publication=self.page)
        Passage.objects.filter(pk=whole.pk).update(block_id="")
        store("Part\nOf it.", page=self.page, publication=self.page)

    @pytest.mark.parametrize(
        "query", ["DH_090460", "dh 090460", "DH-090460", "dh090460", "what of DH_090460 now?"]
    )
    def test_lead_to_their_publication_however_they_are_spelt(self, query):
        assert found(query)[0] == "Whole"

    def test_lead_nowhere_outside_the_queryset(self):
        assert "Whole" not in found("DH_090460", Passage.objects.filter(page=None))

    def test_that_were_given_up_still_lead_there(self):
        Reference.objects.update(given_up=True)
        assert found("DH_090460")[0] == "Whole"


class TestQuerysets:
    def test_only_their_passages_are_found_whatever_they_filter_by(self):
        store("Long\nUrgent change.", "Short\nUrgent change.")
        hidden = Passage.objects.exclude(heading__startswith="Lo").filter(~Q(number="7"))
        assert found("urgent", hidden) == ["Short"]
        assert found('"urgent change"', hidden) == ["Short"]
        assert found("urgent xylophone", hidden) == ["Short"]

    def test_what_is_hidden_does_not_count_as_one_of_ten(self):
        fill()
        store("Some\nUrgent.")
        assert found("urgent change", Passage.objects.filter(heading="Some")) == ["Some"]

    def test_superseded_passages_come_after_their_equals(self):
        store(
            "Old\nUrgent, urgent, urgent: ward.",
            "New\nThere is an urgent ward in the long corridor.",
        )
        store("Loose\nUrgent.")
        passages = Passage.objects.annotate(superseded=Q(heading="Old"))
        assert found("urgent ward", passages) == ["New", "Old", "Loose"]

    def test_more_hits_than_fit_in_one_question_are_the_same_hits(self, monkeypatch):
        fill()
        everything = found("urgent change")
        monkeypatch.setattr("cms.search.asking.LARGEST_IN", 7)
        assert found("urgent change") == everything

    @with_ours
    def test_few_questions_are_asked_of_the_database(self, django_assert_max_num_queries):
        fill()
        with django_assert_max_num_queries(4):
            ranked_keys("urgent change of the ward in section 242", Passage.objects.all())


class TestCompletion:
    def test_takes_the_beginnings_of_words_in_headings(self):
        store("Real involvement\nBeginnings of words.", "Other\nInvolvement.")
        keys = complete("invo", Passage.objects.all(), 5)
        assert [row.heading for row in Passage.objects.filter(pk__in=keys)] == ["Real involvement"]

    def test_is_of_the_queryset_and_no_longer_than_was_asked(self):
        fill()
        assert len(complete("fi", Passage.objects.all(), 5)) == 5
        assert complete("fi", Passage.objects.filter(heading="Other"), 5) == []

    def test_looks_further_for_what_the_queryset_has(self):
        rows = fill(60)
        last = complete("fi", Passage.objects.all(), 60)[-1]
        assert complete("fi", Passage.objects.filter(pk=last), 1) == [last]
        assert len(rows) == 60


NOTORIOUS = [
    "",
    " ",
    '"',
    '""',
    '"unbalanced ward',
    "“",
    "-",
    "'",
    "\\",
    "%",
    "%s %(x)s",
    "a" * 10_000,
    "ward " * 2_000,
    '"ward round" ' * 200,
    "\x00",
    "war\x00d",
    "*",
    "a*",
    "*ard",
    "ward~2^3",
    "(" * 500,
    ")(",
    "ward AND",
    "NOT ward",
    "NEAR(ward round)",
    "ward OR",
    "heading:ward",
    "{heading text}: ward",
    "ward & | ! <-> round:*",
    "\u202eright to left",
    "\u0627\u0644\u0645\u0631\u0636\u0649",
    "\ud800",
    "the and of",
    "'; DROP TABLE passages_passage; --",
]


class TestBadInput:
    @pytest.mark.parametrize("query", NOTORIOUS, ids=range(len(NOTORIOUS)))
    def test_is_searched_literally_or_ignored(self, query):
        store("Ward\nWard round.")
        assert found(query) in ([], ["Ward"])
        assert len(complete(query, Passage.objects.all(), 5)) <= 1

    @hypothesis_settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        st.text(alphabet=st.characters(codec=None), max_size=60)
        | st.text('ward "“”*?~^()[]{}:\\/+-&|!\0 ANDORNOTNEAR\u202e', max_size=60)
    )
    def test_is_never_an_error(self, query):
        if not Passage.objects.exists():
            store("Ward\nWard round.", "Round\nAnd round again.")
        found(query)
        complete(query, Passage.objects.all(), 5)
