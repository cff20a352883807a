"""Funding schemes: open ones are shown, closed ones when asked for, by the calendar alone."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from case_studies.models import FundingScheme
from cms.passages.models import Passage
from tests import factories

pytestmark = pytest.mark.django_db

QUERIES = 9


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def schemes(client, url):
    return [text_of(heading) for heading in soup(client, url).select(".app-scheme__name")]


def at(year, month, day, hour=12, minute=0):
    """The clock, in UTC."""
    now = datetime(year, month, day, hour, minute, tzinfo=UTC)
    return patch("django.utils.timezone.now", return_value=now)


@pytest.fixture
def funding():
    return factories.published_funding_page()


class TestOpenOnes:
    def test_are_shown_with_all_that_is_known(self, client, funding):
        factories.FundingSchemeFactory(
            name="Seed fund",
            what_it_is="Money to begin.",
            run_by="The Department",
            eligibility="Be small\nBe local",
            amounts="£100 each",
            opens="2025",
            address="https://fund.example/apply",
            sources="Hansard",
        )
        page = soup(client, funding.url)
        text = text_of(page.select_one(".app-scheme"))
        for fact in (
            "Seed fund",
            "Open",
            "Money to begin.",
            "Amounts £100 each",
            "Who can apply Be small Be local",
            "Run by The Department",
            "Open from 2025",
            "Where to apply https://fund.example/apply",
            "Sources Hansard",
        ):
            assert fact in text
        assert page.select_one('.app-scheme a[href="https://fund.example/apply"]')

    def test_those_that_close_first_come_first_and_those_without_an_end_last(self, client, funding):
        factories.FundingSchemeFactory(name="Endless")
        factories.FundingSchemeFactory(name="Later", closes="2999-12")
        factories.FundingSchemeFactory(name="Sooner", closes="2999-01-31")
        assert schemes(client, funding.url) == ["Sooner", "Later", "Endless"]

    def test_one_that_is_still_to_open_says_when(self, client, funding):
        factories.FundingSchemeFactory(opens="2998-05-01")
        state = soup(client, funding.url).select_one(".app-scheme__state")
        assert text_of(state).startswith("To come opens on 1 May 2998")


class TestClosedOnes:
    def test_are_hidden_until_asked_for_and_marked_with_the_day(self, client, funding):
        factories.FundingSchemeFactory(name="Open fund")
        factories.FundingSchemeFactory(name="Old fund", closes="2010-09-30")
        factories.FundingSchemeFactory(name="Older fund", closes="2009-11")
        assert schemes(client, funding.url) == ["Open fund"]
        link = soup(client, funding.url).select_one('a[href*="closed=1"]')
        assert text_of(link) == "Show 2 closed schemes"
        all_of_them = f"{funding.url}?closed=1"
        assert schemes(client, all_of_them) == ["Open fund", "Old fund", "Older fund"]
        states = [text_of(p) for p in soup(client, all_of_them).select(".app-scheme__state")]
        assert states[1].startswith("Closed on 30 September 2010")
        assert states[2].startswith("Closed in November 2009")

    def test_one_is_one_scheme(self, client, funding):
        factories.FundingSchemeFactory(closes="2010")
        assert "Show 1 closed scheme " in text_of(soup(client, funding.url).main) + " "

    def test_where_all_are_closed_the_page_says_so_and_which_was_the_last(self, client, funding):
        factories.FundingSchemeFactory(name="Old fund", closes="2010-09-30")
        factories.FundingSchemeFactory(name="Older fund", closes="2009-11-19")
        text = text_of(soup(client, funding.url).main)
        assert "No scheme is open." in text
        assert "The last to close was Old fund, on 30 September 2010." in text
        assert "Show 2 closed schemes" in text

    def test_a_link_to_one_leads_to_where_it_is_shown(self, client, funding):
        factories.FundingSchemeFactory(name="Old fund", closes="2010-09-30")
        key = Passage.objects.get(heading="Old fund").key
        place = client.get(f"/p/{key}").url
        assert place == f"{funding.url}?closed=1#p-{key}"
        assert soup(client, place.split("#")[0]).find(id=f"p-{key}")

    @pytest.mark.parametrize("query", ["?closed=", "?closed=yes", "?closed=0"])
    def test_nothing_else_asks_for_them(self, client, funding, query):
        factories.FundingSchemeFactory(closes="2010")
        assert schemes(client, funding.url + query) == []


class TestTheLastDay:
    def test_a_scheme_closes_at_midnight_by_itself(self, client, funding):
        factories.FundingSchemeFactory(name="Fund", closes="2026-01-31")
        with at(2026, 1, 31, 23, 59):
            assert schemes(client, funding.url) == ["Fund"]
        with at(2026, 2, 1, 0, 0):
            assert schemes(client, funding.url) == []

    def test_midnight_is_that_of_london(self, client, funding):
        factories.FundingSchemeFactory(name="Fund", closes="2026-07-31")
        with at(2026, 7, 31, 22, 59):  # 23:59 in summer time
            assert schemes(client, funding.url) == ["Fund"]
        with at(2026, 7, 31, 23, 0):
            assert schemes(client, funding.url) == []

    def test_the_last_day_of_a_month_counts_where_only_the_month_is_known(self, client, funding):
        factories.FundingSchemeFactory(name="Fund", closes="2026-02")
        with at(2026, 2, 28):
            assert schemes(client, funding.url) == ["Fund"]
        with at(2026, 3, 1):
            assert schemes(client, funding.url) == []

    def test_what_search_holds_is_true_on_any_day(self, funding):
        factories.FundingSchemeFactory(name="Fund", closes="2026-01-31")
        text = Passage.objects.get(heading="Fund").text
        assert "Last day for applications: 31 January 2026." in text
        assert "Closed" not in text


def test_a_scheme_does_not_close_before_it_opens():
    scheme = factories.FundingSchemeFactory.build(opens="2011-04", closes="2011-03-31")
    with pytest.raises(ValidationError, match="before the day it opens"):
        scheme.full_clean()


def test_a_draft_is_nowhere(client, funding):
    factories.FundingSchemeFactory(name="Secret fund", live=False)
    page = client.get(f"{funding.url}?closed=1").content.decode()
    assert "Secret fund" not in page
    assert "No funding scheme has been recorded yet." in page
    assert not Passage.objects.filter(heading="Secret fund").exists()


def test_text_is_never_markup(client, funding):
    factories.FundingSchemeFactory(
        name="<i>x", what_it_is="<i>x", run_by="<i>x", eligibility="<i>x", amounts="<i>x\n<i>y"
    )
    assert "<i>" not in client.get(funding.url).content.decode()


def test_it_costs_as_few_queries_with_many_as_with_few(
    client, funding, django_assert_max_num_queries
):
    for _ in range(10):
        factories.FundingSchemeFactory(eligibility="One\nTwo", closes="2010")
        factories.FundingSchemeFactory()
    client.get(funding.url)
    with django_assert_max_num_queries(QUERIES):
        client.get(f"{funding.url}?closed=1")


def test_editors_see_in_their_list_what_is_closed(editor_client):
    FundingScheme.objects.create(name="Old fund", what_it_is="Money.", closes="September 2010")
    page = soup(editor_client, "/admin/snippets/case_studies/fundingscheme/")
    cells = [text_of(cell) for cell in page.select("tbody td")]
    assert {"September 2010", "Closed"} <= set(cells)
