"""The register of the first wave: a table, its filters, and the same rows as data."""

import csv
import io
import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db.models import ProtectedError

from case_studies.models import LegalForm, Outcome, Project, Scale, Wave
from cms.passages.models import Passage
from tests import factories

pytestmark = pytest.mark.django_db

QUERIES = 10


@pytest.fixture
def register():
    page = factories.published_projects_page(
        as_at=date(2013, 3, 31), licence="Open Government Licence."
    )
    midlands = factories.RegionFactory(name="East Midlands", code="Q33", slug="east-midlands")
    east = factories.RegionFactory(name="East of England", code="Q35", slug="east-of-england")
    derby = factories.OrganisationFactory(name="Derby City PCT", ods_code="5N7", region=midlands)
    luton = factories.OrganisationFactory(name="Luton PCT", ods_code="5GC", region=east)
    factories.ProjectFactory(
        organisation=derby,
        name="Ripplez CIC",
        service="Family nursing",
        scale=Scale.TEAM,
        legal_form=LegalForm.CIC,
        outcome=Outcome.LAUNCHED,
        launched="April 2011",
        size="£500,000",
        sources="Nursing Times",
    )
    factories.ProjectFactory(organisation=luton, name="")
    return page


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def rows(client, url):
    return [text_of(row) for row in soup(client, url).select(".app-register tbody tr")]


class TestTheTable:
    def test_a_row_says_all_that_is_known(self, client, register):
        row = rows(client, register.url)[0]
        for fact in (
            "Derby City PCT East Midlands",
            "Ripplez CIC Family nursing £500,000",
            "Nursing Times",
            "Scale Clinician-led team",
            "Legal form Community interest company",
            "Outcome Launched April 2011",
        ):
            assert fact in row

    def test_what_is_unknown_reads_not_recorded(self, client, register):
        row = rows(client, register.url)[1]
        for fact in (
            "Name not recorded Service not recorded",
            "Scale Not recorded",
            "Legal form Not recorded",
            "Outcome Not recorded",
        ):
            assert fact in row

    def test_launched_on_an_unknown_day_says_so(self, client, register):
        Project.objects.filter(name="Ripplez CIC").update(launched="")
        assert "Launched date not recorded" in rows(client, register.url)[0]

    def test_each_row_has_a_place_and_a_permanent_link(self, client, register):
        key = Passage.objects.get(publication=register, heading="Ripplez CIC").key
        row = soup(client, register.url).find(id=f"p-{key}")
        assert text_of(row.select_one(f'a[href="/p/{key}"]')) == "Link to “Ripplez CIC”"

    def test_counts_organisations_and_outcomes(self, client, register):
        counts = text_of(soup(client, register.url).select_one(".app-counts"))
        assert counts == "Organisations 2 Launched 1 Outcome not recorded 1"

    def test_shows_its_own_wave_only(self, client, register):
        factories.ProjectFactory(name="Later", wave=Wave.SECOND)
        factories.ProjectFactory(name="Stray", wave=None)
        assert len(rows(client, register.url)) == 2

    def test_names_and_sources_are_text_and_never_markup(self, client, register):
        factories.ProjectFactory(name="<i>x", service="<i>x", size="<i>x", sources="<i>x")
        assert "<i>x" not in client.get(register.url).content.decode()

    def test_costs_as_few_queries_with_many_rows_as_with_few(
        self, client, register, django_assert_max_num_queries
    ):
        for n in range(15):
            organisation = factories.OrganisationFactory(ods_code=f"X{n}", name=f"Body {n}")
            factories.ProjectFactory(organisation=organisation)
        client.get(register.url)
        for address in ("", "?region=east-midlands", "projects.csv", "projects.json"):
            with django_assert_max_num_queries(QUERIES):
                client.get(register.url + address)


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["Derby", "Luton"]),
            ("?region=east-midlands", ["Derby"]),
            ("?outcome=unknown", ["Luton"]),
            ("?region=east-midlands&outcome=launched", ["Derby"]),
            ("?region=east-midlands&outcome=unknown", []),
            ("?region=nowhere", ["Derby", "Luton"]),
            ("?outcome=%00", ["Derby", "Luton"]),
        ],
    )
    def test_are_in_the_address(self, client, register, query, found):
        assert [row.split()[0] for row in rows(client, register.url + query)] == found

    def test_say_how_many_each_choice_has(self, client, register):
        page = soup(client, register.url)
        options = [text_of(option) for option in page.select("option")]
        assert options == [
            "All regions",
            "East Midlands (1)",
            "East of England (1)",
            "All outcomes",
            "Launched (1)",
            "Not recorded (1)",
        ]

    def test_a_region_without_a_project_can_be_asked_for_and_says_so(self, client, register):
        factories.RegionFactory(name="South West", code="Q39", slug="south-west")
        page = soup(client, f"{register.url}?region=south-west")
        assert "South West (0)" in text_of(page)
        assert "No project of this list answers that." in text_of(page.main)


def as_csv(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


class TestData:
    def test_csv_holds_the_public_rows_and_no_other(self, client, register):
        factories.ProjectFactory(name="Draft", live=False)
        response = client.get(f"{register.url}projects.csv")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="first-wave.csv"'
        derby, luton = as_csv(response)
        key = Passage.objects.get(heading="Ripplez CIC").key
        assert derby == {
            "ods_code": "5N7",
            "organisation": "Derby City PCT",
            "region": "East Midlands",
            "region_code": "Q33",
            "project": "Ripplez CIC",
            "service": "Family nursing",
            "scale": "Clinician-led team",
            "legal_form": "Community interest company",
            "wave": "1",
            "outcome": "Launched",
            "launched": "2011-04",
            "size": "£500,000",
            "sources": "Nursing Times",
            "address": f"http://testserver/p/{key}",
        }
        assert luton["project"] == luton["outcome"] == luton["launched"] == "not recorded"

    def test_excel_knows_that_it_is_utf_8(self, client, register):
        assert client.get(f"{register.url}projects.csv").content.startswith(b"\xef\xbb\xbf")

    @pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
    def test_no_cell_is_a_formula(self, client, register, evil):
        Project.objects.filter(name="Ripplez CIC").update(size=evil)
        cell = as_csv(client.get(f"{register.url}projects.csv"))[0]["size"]
        assert cell.startswith("'")
        assert cell.removeprefix("'").strip() == evil.strip()

    def test_json_holds_the_same_rows_and_what_they_are(self, client, register):
        response = client.get(f"{register.url}projects.json")
        assert response["Content-Type"] == "application/json"
        data = json.loads(response.content)
        assert data["as_at"] == "2013-03-31"
        assert data["licence"] == "Open Government Licence."
        assert data["title"] == register.title
        assert data["address"] == f"http://testserver{register.url}"
        derby, luton = data["projects"]
        assert derby["launched"] == "2011-04"
        assert derby["size"] == "£500,000"
        assert luton["project"] is luton["launched"] is luton["outcome"] is None
        assert list(derby) == list(data["fields"])
        assert "£500,000".encode() in response.content  # not \u00a3

    def test_both_hold_all_rows_whatever_is_filtered(self, client, register):
        assert len(as_csv(client.get(f"{register.url}projects.csv?region=east-midlands"))) == 2

    def test_the_page_tells_of_the_files_and_of_every_field(self, client, register):
        page = soup(client, register.url)
        links = [a["href"] for a in page.select(".app-downloads a")]
        assert links == [f"{register.url}projects.csv", f"{register.url}projects.json"]
        assert all(client.get(link).status_code == 200 for link in links)
        header = as_csv(client.get(links[0]))[0].keys()
        assert [text_of(dt) for dt in page.select(".app-data dt")] == list(header)

    @pytest.mark.parametrize("name", ["projects.csv", "projects.json"])
    def test_a_hidden_page_gives_no_file(self, client, register, name):
        address = register.url + name
        assert b"Ripplez" in client.get(address).content
        factories.make_private(register)
        private = client.get(address)
        assert private.status_code == 302
        assert b"Ripplez" not in private.content
        register.unpublish()
        assert client.get(address).status_code == 404


class TestARow:
    def test_needs_nothing_but_its_organisation(self):
        project = Project(organisation=factories.OrganisationFactory())
        project.full_clean()
        project.save()
        assert str(project) == "Anytown PCT: project not recorded"
        assert project.entry_text == (
            "Anytown PCT; NHS North East. Right to Request: wave not recorded."
        )

    def test_without_a_region_is_shown_too(self, client, register):
        body = factories.OrganisationFactory(ods_code="NB", name="A body", region=None)
        factories.ProjectFactory(organisation=body)
        assert "A body Region not recorded" in rows(client, register.url)[0]
        record = json.loads(client.get(f"{register.url}projects.json").content)["projects"][0]
        assert record["region"] is record["region_code"] is None

    def test_is_found_by_its_organisation_and_service(self, client, work_queue, register):
        work_queue()
        hits = soup(client, "/search/?q=derby+nursing").select(".app-hit__title")
        assert text_of(hits[0]) == "Ripplez CIC"


class TestTheAdmin:
    LIST = "/admin/snippets/case_studies/project/"

    @staticmethod
    def form(organisation, **values):
        empty = dict.fromkeys(("service", "launched", "size", "sources"), "")
        choices = dict.fromkeys(("scale", "legal_form", "outcome"), "unknown")
        return {**empty, **choices, "organisation": organisation.pk, "wave": 1, **values}

    def test_a_draft_is_on_no_page_until_it_is_published(self, editor_client, client, register):
        organisation = factories.OrganisationFactory()
        form = self.form(organisation, name="New enterprise", launched="April 2011")
        editor_client.post(f"{self.LIST}add/", form)
        project = Project.objects.get(name="New enterprise")
        assert "New enterprise" not in client.get(register.url).content.decode()
        assert not Passage.objects.filter(heading="New enterprise").exists()
        form["action-publish"] = "1"
        editor_client.post(f"{self.LIST}edit/{project.pk}/", form)
        assert "New enterprise" in client.get(register.url).content.decode()
        assert Passage.objects.filter(heading="New enterprise", removed_at=None).exists()
        assert Project.objects.get(pk=project.pk).launched == "2011-04"

    def test_a_changed_draft_leaves_the_public_row_as_it_was(self, editor_client, client, register):
        project = Project.objects.get(name="Ripplez CIC")
        form = self.form(project.organisation, name="Secret new name")
        editor_client.post(f"{self.LIST}edit/{project.pk}/", form)
        for address in ("", "projects.csv", "projects.json"):
            body = client.get(register.url + address).content.decode()
            assert "Ripplez CIC" in body
            assert "Secret" not in body

    def test_what_is_unpublished_is_gone_at_once(self, editor_client, client, register):
        project = Project.objects.get(name="Ripplez CIC")
        key = Passage.objects.get(heading="Ripplez CIC").key
        editor_client.post(f"{self.LIST}unpublish/{project.pk}/")
        assert "Ripplez" not in client.get(register.url).content.decode()
        assert client.get(f"/p/{key}").status_code == 410

    def test_an_organisation_that_has_a_project_is_not_deleted(self, register):
        with pytest.raises(ProtectedError):
            Project.objects.get(name="Ripplez CIC").organisation.delete()

    def test_the_list_is_filtered_and_taken_away(self, editor_client, register):
        launched = editor_client.get(f"{self.LIST}?outcome=launched").content.decode()
        assert "Ripplez" in launched
        assert "Luton" not in launched.split("<table")[1]
        assert b"Ripplez" in b"".join(editor_client.get(f"{self.LIST}?export=csv"))
