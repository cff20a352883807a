"""The register of organisations: by region, found by name, code, type and region."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from cms.organisations.models import Organisation, OrganisationType
from cms.passages.models import Passage
from tests import factories

pytestmark = pytest.mark.django_db

QUERIES = 10


@pytest.fixture
def register():
    page = factories.published_organisations_page()
    east = factories.RegionFactory(name="East of England", code="Q35", slug="east-of-england")
    london = factories.RegionFactory(name="London", code="Q36", slug="london")
    factories.OrganisationFactory(
        name="Norfolk PCT", ods_code="5PQ", region=east, valid_until="2013-03-31"
    )
    factories.OrganisationFactory(
        name="West Hertfordshire PCT",
        ods_code="5P4",
        region=east,
        valid_from="2006-10",
        valid_until="2010-03-31",
    )
    factories.OrganisationFactory(
        name="Bexley Care Trust", ods_code="TAK", region=london, kind=OrganisationType.CARE_TRUST
    )
    factories.OrganisationFactory(name="A national body", ods_code="NB1", region=None)
    return page


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def names(client, url):
    rows = soup(client, url).select(".app-register tbody th")
    return [text_of(row).split(" Link")[0] for row in rows]


def test_organisations_stand_under_their_regions_and_those_without_one_last(client, register):
    captions = [text_of(caption) for caption in soup(client, register.url).select("caption")]
    assert captions == ["East of England (2)", "London (1)", "No region recorded (1)"]
    assert names(client, register.url) == [
        "Norfolk PCT",
        "West Hertfordshire PCT",
        "Bexley Care Trust",
        "A national body",
    ]


def test_a_row_tells_code_type_and_when_it_existed_as_far_as_is_known(client, register):
    rows = [text_of(row) for row in soup(client, register.url).select("tbody tr")]
    assert "5PQ Type Primary care trust Existed until 31 March 2013" in rows[0]
    assert "Existed October 2006 to 31 March 2010" in rows[1]
    assert "Type Care trust Existed not recorded" in rows[2]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=norf", ["Norfolk PCT"]),
        ("?q=5p", ["Norfolk PCT", "West Hertfordshire PCT"]),
        ("?q=pct+west", ["West Hertfordshire PCT"]),
        ("?region=london", ["Bexley Care Trust"]),
        ("?kind=care-trust", ["Bexley Care Trust"]),
        ("?region=east-of-england&q=norfolk", ["Norfolk PCT"]),
        ("?region=london&q=norfolk", []),
    ],
)
def test_it_is_filtered_by_the_address(client, register, query, found):
    assert names(client, register.url + query) == found


@pytest.mark.parametrize("query", ["?region=nowhere", "?kind=%00", "?q=%00", f"?q={'x' * 200}"])
def test_a_choice_that_makes_no_sense_is_none(client, register, query):
    assert len(names(client, register.url + query)) == 4


def test_what_was_chosen_stays_chosen(client, register):
    page = soup(client, f"{register.url}?region=london&q=bex")
    assert page.select_one("select[name=region] option[selected]")["value"] == "london"
    assert page.select_one(".app-filter input[name=q]")["value"] == "bex"
    assert "1 of 4 organisations" in text_of(page.main)


def test_where_nothing_answers_it_leads_back_to_all(client, register):
    link = soup(client, f"{register.url}?q=zzz").select_one(".app-status a")
    assert link["href"] == register.url
    assert text_of(link) == "Show all 4"


def test_each_is_a_passage_with_code_and_region(register):
    passage = Passage.objects.get(publication=register, heading="Norfolk PCT")
    assert "ODS code 5PQ" in passage.text
    assert "East of England Strategic Health Authority" in passage.text


def test_it_costs_as_few_queries_with_many_rows_as_with_few(
    client, register, django_assert_max_num_queries
):
    region = factories.RegionFactory(code="Q35")
    for n in range(20):
        factories.OrganisationFactory(ods_code=f"X{n}", name=f"Body {n}", region=region)
    client.get(register.url)
    with django_assert_max_num_queries(QUERIES):
        client.get(f"{register.url}?q=body")


def test_an_organisation_does_not_end_before_it_began():
    organisation = factories.OrganisationFactory.build(
        region=None, valid_from="2011-04", valid_until="2011-03-31"
    )
    with pytest.raises(ValidationError, match="before the day it began"):
        organisation.full_clean()


class TestTheAdmin:
    LIST = "/admin/snippets/organisations/organisation/"

    def test_dates_are_written_and_shown_in_words(self, editor_client, register):
        organisation = Organisation.objects.get(ods_code="5P4")
        page = editor_client.get(f"{self.LIST}edit/{organisation.pk}/").content.decode()
        assert 'value="October 2006"' in page

    def test_a_long_date_is_taken_in_words(self, editor_client, register):
        organisation = Organisation.objects.get(ods_code="5P4")
        values = {"name": "West", "ods_code": "5P4", "kind": "other", "region": ""}
        editor_client.post(
            f"{self.LIST}edit/{organisation.pk}/",
            {**values, "valid_from": "30 September 2006", "valid_until": ""},
        )
        assert Organisation.objects.get(ods_code="5P4").valid_from == "2006-09-30"

    def test_a_date_that_is_none_is_named_at_its_field_and_nothing_is_lost(
        self, editor_client, register
    ):
        values = {"name": "New", "ods_code": "N1", "kind": "other", "region": ""}
        page = editor_client.post(
            f"{self.LIST}add/", {**values, "valid_from": "spring 2011", "valid_until": ""}
        ).content.decode()
        assert "“spring 2011” is no date." in page
        assert 'value="spring 2011"' in page

    def test_the_list_is_filtered_and_taken_away(self, editor_client, register):
        page = editor_client.get(f"{self.LIST}?kind=care-trust").content.decode()
        assert "Bexley" in page
        assert "Norfolk" not in page
        assert b"TAK" in b"".join(editor_client.get(f"{self.LIST}?export=csv"))
