"""What is looked for is counted, without anything of who asked."""

import sqlite3
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.db import DatabaseError, connection
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from cms.library.roles import grant_permissions
from cms.search import query_log
from cms.search.jobs import forget_searches
from cms.search.models import UnansweredSearch
from cms.search.query_log import LONGEST_LOGGED, count_search
from cms.search.views import search
from tests import factories
from tests.factories import paragraph, recommend

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def chapter(guide, index):
    chapter = factories.published_chapter(guide, paragraph("Urgent"))
    index()
    return chapter


@pytest.fixture
def ask(client, chapter):
    """A reader's search, with a browser."""

    def ask(q, method="get", agent=BROWSER, headers=None, **parameters):
        ask = getattr(client, method)
        headers = {"User-Agent": agent, **(headers or {})}
        response = ask("/search/", {"q": q, **parameters}, headers=headers)
        assert response.status_code == 200
        return response

    return ask


def counted():
    return {query.query_string: query.hits for query in Query.objects.all()}


class TestASearch:
    def test_is_counted_by_day_whatever_its_letters(self, ask):
        ask("Urgent")
        ask(" urgent ")
        assert counted() == {"urgent": 2}
        assert QueryDailyHits.objects.get().date == timezone.localdate()

    def test_inside_a_publication_is_one_too(self, ask):
        ask("urgent", **{"in": "real-involvement"})
        assert counted() == {"urgent": 1}

    @pytest.mark.parametrize(
        "again",
        [
            {"page": "2"},
            {"kind": "guides"},
            {"year": "nothing"},
            {"sort": "date"},
            {"exact": "1"},
            {"method": "head"},
            {"headers": {"Sec-Purpose": "prefetch;prerender"}},
            {"agent": ""},
            {"agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
            {"agent": "curl/8.5.0"},
        ],
    )
    def test_is_not_counted_again_nor_for_a_program(self, ask, again):
        ask("urgent", **again)
        assert counted() == {}

    @pytest.mark.parametrize(
        "words",
        [
            "jo.bloggs@nhs.example",
            "mail jo @ nhs",
            "943 476 5919",
            "nhs number 943-476-5919",
            "0113 254 5000",
            "+44 (0)113 2545000",
            "٠١١٣٢٥٤٥٠٠٠",
            "１２３４５６７",
            "born 12/03/1961",
            "QQ 12 34 56 C",
            "clinic near LS2 7UE",
            "my mother " * 9,
            "",
            "\x00",
        ],
    )
    def test_that_may_tell_of_somebody_is_not_logged(self, ask, words):
        ask(words)
        assert counted() == {}
        assert not UnansweredSearch.objects.exists()

    @pytest.mark.parametrize("words", ["DH_090460", "section 242", "2007/08", "x" * LONGEST_LOGGED])
    def test_for_a_reference_tells_of_nobody(self, ask, words):
        ask(words)
        assert counted() == {words.lower(): 1}

    def test_holds_words_days_and_numbers_and_nothing_else(self):
        """Whoever adds a column thinks of this."""
        names = {m: {f.name for f in m._meta.fields} for m in (Query, QueryDailyHits)}
        assert names[Query] == {"id", "query_string"}
        assert names[QueryDailyHits] == {"id", "query", "date", "hits"}
        fields = {field.name for field in UnansweredSearch._meta.fields}
        assert fields == {"id", "query", "date", "times"}

    def test_leaves_the_page_to_caches(self, ask):
        response = ask("urgent")
        assert "Set-Cookie" not in response.headers
        assert not response.cookies

    def test_is_counted_only_when_it_has_been_sent(self, rf, chapter, monkeypatch):
        monkeypatch.setattr(TemplateResponse, "close", lambda self: None)  # keeps the connection
        request = rf.get("/search/", {"q": "urgent"}, headers={"User-Agent": BROWSER})
        response = search(request)
        assert counted() == {}
        response.close()
        assert counted() == {"urgent": 1}


class TestTheLogFailsNoSearch:
    def test_when_the_database_refuses(self, ask, monkeypatch):
        def refuse(*args):
            raise DatabaseError

        monkeypatch.setattr(Query, "add_hit", refuse)
        ask("urgent")
        assert counted() == {}

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has one lock for all")
    @pytest.mark.django_db(transaction=True)
    def test_when_somebody_else_writes(self):
        other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        with connection.cursor() as cursor:
            before = cursor.execute("PRAGMA busy_timeout").fetchone()
        other.execute("BEGIN IMMEDIATE")
        try:
            count_search("urgent")
        finally:
            other.execute("ROLLBACK")
            other.close()
        assert counted() == {}
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == before
        count_search("urgent")
        assert counted() == {"urgent": 1}

    def test_when_there_are_too_many_queries(self, monkeypatch):
        monkeypatch.setattr(query_log, "MOST_QUERIES", 1)
        for words in ("urgent", "made up", "urgent"):
            count_search(words)
        assert counted() == {"urgent": 2}


def test_old_searches_are_forgotten_and_promoted_ones_kept(guide):
    long_ago = timezone.localdate() - timedelta(days=django_settings.WAGTAILSEARCH_HITS_MAX_AGE + 1)
    for words in ("old", "old and promoted"):
        count_search(words, found_nothing=True)
    QueryDailyHits.objects.update(date=long_ago)
    UnansweredSearch.objects.update(date=long_ago)
    count_search("new", found_nothing=True)
    recommend(guide, "old and promoted")
    forget_searches.call()
    assert counted() == {"old and promoted": 0, "new": 1}
    assert UnansweredSearch.objects.get().query.query_string == "new"


class TestTheReport:
    def rows(self, client, address=""):
        page = client.get(f"/admin/reports/unanswered-searches/{address}")
        rows = BeautifulSoup(page.content, "html.parser").select("table.listing tbody tr")
        return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]

    @pytest.fixture
    def unanswered(self, ask):
        ask("xylophone")
        ask("xylophone")
        ask("zither")
        ask("urgent")
        ask("zither", **{"in": "real-involvement"})

    def test_lists_what_found_nothing_in_the_whole_library(self, admin_client, unanswered):
        rows = self.rows(admin_client)
        assert [row[:2] for row in rows] == [["xylophone", "2"], ["zither", "1"]]
        assert rows[0][2] == date_format(timezone.localdate())
        assert rows[0][3] == "Recommend a page Add it to the glossary"

    def test_leads_to_a_try_that_is_not_counted(self, admin_client, unanswered):
        page = admin_client.get("/admin/reports/unanswered-searches/").content.decode()
        address = "/search/?q=xylophone&amp;sort=relevance"
        assert f'href="{address}"' in page
        admin_client.get(address.replace("&amp;", "&"), headers={"User-Agent": BROWSER})
        assert counted()["xylophone"] == 2

    def test_leads_to_the_form_of_a_promotion(self, admin_client, unanswered):
        query = Query.objects.get(query_string="xylophone")
        page = admin_client.get(f"/admin/searchpicks/{query.pk}/")
        assert page.status_code == 200
        assert 'value="xylophone"' in page.content.decode()

    def test_leaves_out_what_was_seen_to(self, admin_client, guide, unanswered):
        recommend(guide, "xylophone")
        assert [row[0] for row in self.rows(admin_client)] == ["zither"]

    def test_can_be_searched_and_taken_away(self, admin_client, unanswered):
        assert [row[0] for row in self.rows(admin_client, "results/?q=zith")] == ["zither"]
        sheet = b"".join(admin_client.get("/admin/reports/unanswered-searches/?export=csv"))
        assert f"xylophone,2,{timezone.localdate().isoformat()}" in sheet.decode()

    def test_is_for_editors(self, client, unanswered):
        grant_permissions()
        client.force_login(factories.moderator())
        assert len(self.rows(client)) == 2
        assert "/admin/reports/unanswered-searches/" in client.get("/admin/").content.decode()

    def test_is_not_for_others(self, client, unanswered):
        client.force_login(factories.moderator("somebody"))
        page = client.get("/admin/reports/unanswered-searches/", follow=True).content.decode()
        assert "xylophone" not in page

    def test_shows_hostile_words_as_text(self, admin_client, ask):
        ask("<script>alert(1)</script>")
        page = admin_client.get("/admin/reports/unanswered-searches/").content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page
