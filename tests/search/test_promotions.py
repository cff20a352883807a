"""What editors recommend stands before the results; what is hidden does not."""

import pytest
from django.contrib.auth.models import Permission
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from cms.library.roles import grant_permissions
from cms.publishing.models import Status
from tests import factories
from tests.factories import paragraph, recommend

pytestmark = pytest.mark.django_db

TITLES = ".app-recommended a"


@pytest.fixture
def other(guide, index):
    other = factories.published_guide(title="Other guide", slug="other")
    factories.published_chapter(guide, *[paragraph(f"Urgent {n}") for n in range(3)])
    index()
    return other


class TestAPromotion:
    def test_stands_before_the_results_with_the_editors_words(self, search, other):
        recommend(other, "urgent", "Start here & <b>now</b>.")
        page = search("?q=urgent")
        assert page.links(".app-recommended") == {"Other guide": "/guidance/other/"}
        assert page.text(".app-recommended") == "Recommended Other guide Start here & <b>now</b>."
        results = page.soup.select_one(".app-results")
        assert page.soup.select_one(".app-recommended") in results.find_all_previous("section")

    def test_may_lead_elsewhere_and_keeps_the_editors_order(self, search, other):
        recommend(None, "urgent", external_link_url="https://x.example/", external_link_text="X")
        recommend(other, "urgent")
        assert search("?q=urgent").all(TITLES) == ["X", "Other guide"]

    @pytest.mark.parametrize("words", ["URGENT", "%20urgent%20%20", "urg%00ent"])
    def test_is_for_these_words_however_typed(self, search, other, words):
        recommend(other, "Urgent")
        assert search(f"?q={words.replace('urg%00ent', '%00urgent')}").all(TITLES)

    def test_may_be_a_chapter(self, search, guide, other):
        recommend(guide.get_children().get(), "urgent")
        assert len(search("?q=urgent").all(TITLES)) == 1

    def test_is_there_where_nothing_else_is(self, search, other):
        recommend(other, "xylophone")
        assert search("?q=xylophone").all(TITLES) == ["Other guide"]

    @pytest.mark.parametrize(
        "address", ["?q=urgently", "?q=urgent&kind=guides", "?q=urgent&in=real-involvement", ""]
    )
    def test_is_for_nothing_else(self, search, other, address):
        recommend(other, "urgent")
        assert search(address).all(TITLES) == []

    def test_is_on_the_first_page_only(self, search, other, index):
        for number in range(11):
            factories.published_guide(title=f"Guide {number}", slug=f"g{number}")
        index()
        recommend(other, "guide")
        assert search("?q=guide").all(TITLES)
        assert search("?q=guide&page=2").all(TITLES) == []

    def test_on_any_engine(self, search, other, settings):
        settings.WAGTAILSEARCH_BACKENDS = {
            "default": {"BACKEND": "wagtail.search.backends.database"}
        }
        recommend(other, "urgent")
        assert search("?q=urgent").all(TITLES) == ["Other guide"]


class TestWhatIsHidden:
    """The doors are tested in tests/test_doors.py."""

    def test_withdrawn_is_not_recommended_nor_are_its_chapters(self, search, guide, other):
        recommend(guide, "urgent")
        recommend(guide.get_children().get(), "urgent")
        assert len(search("?q=urgent").all(TITLES)) == 2
        factories.publish(guide, status=Status.WITHDRAWN)
        assert search("?q=urgent").all(TITLES) == []

    def test_a_draft_is_not_recommended(self, search, other):
        recommend(factories.draft_guide(title="Draft", slug="draft"), "urgent")
        assert search("?q=urgent").all(TITLES) == []

    def test_goes_with_its_page(self, search, other):
        recommend(other, "urgent")
        other.delete()
        assert search("?q=urgent").all(TITLES) == []


def test_a_search_makes_no_query_of_what_nobody_counts(search, other):
    """Wagtail's own template tag would."""
    search("?q=urgent")
    assert not Query.objects.exists()


class TestWhoMayPromote:
    def test_are_moderators_since_it_is_public_at_once(self, client, other):
        grant_permissions()
        client.force_login(factories.moderator())
        form = {
            "query_string": "Urgent",
            "editors_picks-TOTAL_FORMS": 1,
            "editors_picks-INITIAL_FORMS": 0,
            "editors_picks-MIN_NUM_FORMS": 0,
            "editors_picks-MAX_NUM_FORMS": 1000,
            "editors_picks-0-page": other.pk,
            "editors_picks-0-description": "Start here.",
            "editors_picks-0-ORDER": 1,
        }
        assert client.post("/admin/searchpicks/add/", form).status_code == 302
        promotion = SearchPromotion.objects.get()
        assert (promotion.query.query_string, promotion.page_id) == ("urgent", other.pk)

    def test_are_not_those_who_may_only_write(self, client):
        user = factories.UserFactory(is_superuser=False)
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        assert client.get("/admin/searchpicks/").status_code == 302
