"""The page of a region: what the site knows of it, only what is public, nothing empty."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_studies.models import Outcome, Project, ProjectsPage
from cms.organisations.models import OrganisationType
from cms.pages.models import HomePage
from cms.passages.models import Passage
from guidance.models import RegionPage, RegionsIndexPage
from tests import factories

pytestmark = pytest.mark.django_db

QUERIES_OF_A_REGION = 18


@pytest.fixture
def region():
    return factories.RegionFactory()


@pytest.fixture
def page(region):
    return factories.published_region_page(
        region=region, slug="north-east", afterwards="It was abolished in 2013."
    )


@pytest.fixture
def elsewhere():
    return factories.RegionFactory(name="London", code="Q36")


def register(**fields):
    """The public register of projects, below the home page."""
    page = ProjectsPage(title="First wave", slug="first-wave", summary="S.", live=False, **fields)
    return factories.publish(factories.home().add_child(instance=page))


def project(region, code="5AA", **fields):
    organisation = factories.OrganisationFactory(name=f"Trust {code}", ods_code=code, region=region)
    return Project.objects.create(organisation=organisation, wave=1, **fields)


def soup(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def headings(client, page):
    return [text_of(heading) for heading in soup(client, page).main.select("h2")]


def test_says_what_it_covered_who_led_it_and_what_became_of_it(client, page):
    text = text_of(soup(client, page).main)
    assert "North East Strategic Health Authority (NHS North East)" in text
    assert "Q30" in text
    assert "Northumberland County Durham" in text
    assert "It was abolished in 2013." in text


def test_shows_no_section_without_content(client, page):
    assert headings(client, page) == ["Area"]


def test_is_found_by_the_names_of_its_authority(client, page, work_queue):
    work_queue()
    hits = client.get("/search/?q=NHS+North+East+Q30").content.decode()
    assert Passage.objects.get(page=page).key in hits or page.url in hits


def test_groups_its_organisations_by_type(client, page, region, elsewhere):
    add = factories.OrganisationFactory
    add(name="B PCT", ods_code="5B")
    add(name="A PCT", ods_code="5A")
    add(name="C Care Trust", ods_code="TC", kind=OrganisationType.CARE_TRUST)
    add(name="Z PCT", ods_code="5Z", region=elsewhere)
    listed = text_of(soup(client, page).select_one(".app-organisations"))
    assert listed == "Primary care trusts A PCT 5A B PCT 5B Care trust C Care Trust TC"


class TestBriefings:
    def test_are_those_of_the_region(self, client, page, region, elsewhere):
        factories.published_regional_briefing(title="Ours", region=region)
        other = factories.published_national_briefing(slug="other")
        factories.published_regional_briefing(other, title="Theirs", region=elsewhere)
        text = text_of(soup(client, page).main)
        assert "Ours" in text
        assert "Theirs" not in text

    @pytest.mark.parametrize("hide", ["unpublish", "national", "private"])
    def test_are_public_ones_only(self, client, page, region, hide):
        national = factories.published_national_briefing(slug="national")
        briefing = factories.published_regional_briefing(national, title="Ours", region=region)
        if hide == "unpublish":
            briefing.unpublish()
        elif hide == "national":
            national.unpublish()
        else:
            factories.make_private(national)
        assert "Ours" not in soup(client, page).text


def test_its_briefing_leads_to_it_while_it_is_public(client, page, region):
    briefing = factories.published_regional_briefing(region=region)
    assert page.url in client.get(briefing.url).content.decode()
    page.unpublish()
    assert page.url not in client.get(briefing.url).content.decode()


class TestProjects:
    def test_are_those_of_the_register_in_the_region(self, client, page, region, elsewhere):
        register()
        project(region, "5AA", name="Home Care CIC", outcome=Outcome.LAUNCHED)
        project(elsewhere, "5BB", name="Far Away CIC")
        found = soup(client, page)
        assert text_of(found.select_one(".app-region-projects")) == (
            "Trust 5AA Home Care CIC. Launched."
        )
        assert found.select_one('a[href="/first-wave/?region=north-east"]')
        assert "register of projects of the first wave (2009), as it" in text_of(found)

    def test_that_are_unknown_are_called_so(self, client, page, region):
        register()
        project(region)
        listed = text_of(soup(client, page).select_one(".app-region-projects"))
        assert listed == "Trust 5AA Project not recorded. Outcome not recorded."

    def test_are_not_shown_while_they_are_drafts(self, client, page, region):
        register()
        project(region, name="Secret CIC", live=False)
        assert "Secret CIC" not in soup(client, page).text

    def test_are_not_shown_while_the_register_is_hidden(self, client, page, region):
        project(region, name="Secret CIC")
        assert "Secret CIC" not in soup(client, page).text
        shown = register()
        assert "Secret CIC" in soup(client, page).text
        factories.make_private(shown)
        assert "Secret CIC" not in soup(client, page).text

    def test_a_region_without_any_says_so(self, client, page, elsewhere):
        register()
        project(elsewhere)
        assert "register of projects of the first wave (2009) has none in this region" in text_of(
            soup(client, page).main
        )

    def test_an_empty_register_says_nothing_of_a_region(self, client, page):
        register()
        assert headings(client, page) == ["Area"]

    def test_stand_in_its_briefing_too(self, client, region, elsewhere):
        register()
        project(region, name="Home Care CIC")
        national = factories.published_national_briefing()
        here = factories.published_regional_briefing(national, region=region, slug="here")
        there = factories.published_regional_briefing(national, region=elsewhere, slug="there")
        assert "Home Care CIC" in text_of(soup(client, here).main)
        other = soup(client, there)
        assert "has none in this region" in text_of(other.main)
        assert other.select_one('.app-briefing-contents a[href="#projects"]')


class TestCaseStudies:
    def test_show_title_summary_and_whether_they_are_invented(self, client, page, region):
        factories.published_case_study(
            title="Evening clinics", summary="What happened.", region=region, illustrative=True
        )
        text = text_of(soup(client, page).main)
        assert "Evening clinics What happened. Illustrative." in text

    def test_of_an_anonymous_organisation_do_not_name_it(self, client, page, region, elsewhere):
        trust = factories.OrganisationFactory(name="Quiet PCT", ods_code="5Q", region=elsewhere)
        factories.published_case_study(
            title="Evening clinics", region=region, organisation=trust, anonymous=True
        )
        html = client.get(page.url).content.decode()
        assert "Evening clinics" in html
        assert "Quiet PCT" not in html

    def test_are_public_ones_of_the_region(self, client, page, region, elsewhere):
        factories.draft_case_study(title="Draft", slug="draft", region=region)
        factories.published_case_study(title="Elsewhere", slug="elsewhere", region=elsewhere)
        assert headings(client, page) == ["Area"]


def test_costs_the_same_queries_however_much_it_lists(client, page, region):
    register()
    fill(region, 1)
    few = queries_of(client, page)
    fill(region, 4)
    assert queries_of(client, page) == few <= QUERIES_OF_A_REGION


def fill(region, number):
    for n in range(number):
        project(region, f"5{number}{n}", name=f"Project {number}{n}")
        national = factories.published_national_briefing(slug=f"national-{number}-{n}")
        factories.published_regional_briefing(national, region=region)
        factories.published_case_study(slug=f"study-{number}-{n}", region=region)


def queries_of(client, page):
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    return len(queries)


def test_the_index_lists_the_public_regions(client, page, elsewhere):
    factories.draft_region_page(title="London", slug="london", region=elsewhere)
    listed = [text_of(a) for a in soup(client, page.get_parent()).select(".app-pages a")]
    assert listed == ["North East"]


def test_can_be_previewed_without_a_region(rf):
    draft = factories.draft_region_page(region=None)
    assert draft.make_preview_request(rf.get("/"), "").render().status_code == 200


def test_a_copy_starts_without_a_region(page):
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False)
    assert copy.region is None


def test_a_second_page_of_a_region_is_refused_at_its_field(editor_client, page, region):
    form = {
        "title": "Again",
        "slug": "again",
        "summary": "S.",
        "region": region.pk,
        "afterwards": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }
    url = f"/admin/pages/add/guidance/regionpage/{page.get_parent().pk}/"
    errors = editor_client.post(url, form).context["form"].errors
    assert list(errors) == ["region"]
    assert RegionPage.objects.count() == 1


def test_the_tree_allows_what_makes_sense_and_nothing_else():
    assert RegionsIndexPage.allowed_parent_page_models() == [HomePage]
    assert RegionsIndexPage.allowed_subpage_models() == [RegionPage]
    assert RegionPage.allowed_parent_page_models() == [RegionsIndexPage]
    assert RegionPage.allowed_subpage_models() == []
