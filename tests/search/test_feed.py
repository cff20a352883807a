"""``/search/feed/``: any search, for feed readers."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cms.publishing.models import Status
from cms.search import feeds
from cms.search.rebuilding import build_afresh
from guidance.models import GuidePage
from tests import factories
from tests.factories import paragraph
from tests.publishing.atom import read_feed

pytestmark = pytest.mark.django_db

QUERIES = 20


@pytest.fixture
def library(guide, index):
    factories.published_chapter(guide, paragraph("Urgent"))
    factories.published_release(title="Urgent & new", summary="Of <b>urgency</b>.")
    factories.published_guide(title="Other guide", slug="other")
    index()


@pytest.fixture
def entries(client):
    def entries(address=""):
        response = client.get(f"/search/feed/{address}")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return read_feed(response.content)

    return entries


def titles(found):
    return [entry["title"] for entry in found]


@pytest.mark.usefixtures("library")
class TestTheFeed:
    def test_tells_of_the_publications_that_answer_the_last_changed_first(self, entries, guide):
        assert titles(entries("?q=urgent")) == ["Urgent & new", "Real Involvement"]
        factories.publish(guide.get_children().get().specific)
        assert titles(entries("?q=urgent")) == ["Real Involvement", "Urgent & new"]

    def test_says_of_each_what_it_is(self, entries):
        entry = entries("?q=urgent")[0]
        assert entry["summary"] == "Of &lt;b&gt;urgency&lt;/b&gt;."
        assert entry["categories"] == ["News release"]
        assert entry["link"].startswith("http://testserver/news/")

    def test_takes_choices_and_no_words(self, entries):
        assert titles(entries("?q=urgent&kind=guides")) == ["Real Involvement"]
        assert titles(entries("?kind=guides")) == ["Other guide", "Real Involvement"]
        assert len(entries()) == 3

    def test_keeps_the_ids_of_entries_whatever_becomes_of_title_and_address(self, entries, index):
        (before,) = entries("?q=urgent&kind=guides")
        factories.publish(guide_called("real-involvement"), title="Urgent book", slug="moved")
        index()
        (after,) = entries("?q=urgent&kind=guides")
        assert after["id"] == before["id"]
        assert after["link"] != before["link"]

    def test_leaves_out_what_was_withdrawn_unless_asked(self, entries, guide):
        factories.publish(guide, status=Status.WITHDRAWN)
        assert titles(entries("?q=urgent")) == ["Urgent & new"]
        (entry,) = entries("?q=urgent&status=withdrawn")
        assert entry["categories"] == ["Guide", "Withdrawn"]

    def test_has_so_many_entries_and_no_more(self, entries, monkeypatch):
        monkeypatch.setattr(feeds, "ENTRIES", 1)
        assert titles(entries()) == ["Other guide"]

    def test_is_asked_in_so_many_queries(self, client, django_assert_max_num_queries):
        client.get("/search/feed/?q=urgent")
        with django_assert_max_num_queries(QUERIES):
            client.get("/search/feed/?q=urgent")

    @pytest.mark.parametrize("address", ["?q=urgent", "?q=xylophone"])
    def test_is_not_sent_again_unless_it_changed(self, client, address):
        etag = client.get(f"/search/feed/{address}")["ETag"]
        again = client.get(f"/search/feed/{address}", headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")
        factories.publish(guide_called("other"), title="Urgent xylophone")
        changed = client.get("/search/feed/", headers={"If-None-Match": etag})
        assert changed.status_code == 200

    def test_on_any_engine(self, entries, settings):
        settings.WAGTAILSEARCH_BACKENDS = {
            "default": {"BACKEND": "wagtail.search.backends.database"}
        }
        build_afresh()
        assert titles(entries("?q=urgent")) == ["Urgent & new", "Real Involvement"]


def guide_called(slug):
    return GuidePage.objects.get(slug=slug)


class TestTheSearchPage:
    def test_announces_the_feed_of_what_was_asked(self, search, entries, library):
        page = search("?q=urgent&kind=guides&sort=date&page=1&nonsense=1")
        (link,) = page.soup.select('link[title="This search"]')
        assert link["href"] == "/search/feed/?q=urgent&kind=guides"
        assert page.links(".app-follow") == {
            "follow this search in a feed reader (Atom)": link["href"]
        }
        assert titles(entries("?q=urgent&kind=guides")) == ["Real Involvement"]

    @pytest.mark.parametrize("address", ["", "?q=urgent&in=real-involvement"])
    def test_announces_none_where_there_is_no_list(self, search, library, address):
        assert not search(address).soup.select('link[title="This search"]')


@pytest.mark.parametrize(
    "address",
    [
        "?q=%00",
        "?q=%22unbalanced",
        "?q=a*%20OR%20(((",
        "?q=%E2%80%AEurgent",
        f"?q={'x' * 10_000}",
        "?q=urgent&kind=nothing&year=%00",
        "?q=urgent&page=-1&sort=%00&in=%00&exact=",
        "?q=%FF%FE",
        "?q=%EF%BF%BE",
    ],
)
def test_what_is_wrong_is_left_out_and_the_feed_stays_valid(entries, library, address):
    entries(address)


@given(words=st.text(st.characters(codec="utf-8")))
@hypothesis_settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_can_be_typed_makes_it_invalid(client, library, words):
    read_feed(client.get("/search/feed/", {"q": words}).content)
