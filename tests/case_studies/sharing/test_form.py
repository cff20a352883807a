"""Sharing a case study, as its author does."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from wagtail.models import Page

from case_studies.disclosure import PARTS
from case_studies.models import CaseStudyPage
from case_studies.sharing.models import SharedCaseStudy
from cms.forms.forms import TRAP
from tests import factories
from tests.factories import sharing_answers

pytestmark = pytest.mark.django_db

ADDRESS = "/share-a-case-study/"


@pytest.fixture(autouse=True)
def section():
    return factories.case_study_index()


def test_the_list_of_case_studies_leads_to_it(client, section):
    response = client.get(section.url)
    assert f'href="{ADDRESS}"' in response.content.decode()
    assert not response.cookies


def test_the_form_has_every_field_of_the_record(client):
    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    named = {field["name"] for field in page.select("form [name]")}
    record = {"title", "summary", "organisation", "region", "setting", "year", "months"}
    record |= {"spectrum_step", "cost", "time_taken", "anonymous", *PARTS}
    record |= {"consent_to_publish", "identifies_nobody"}
    assert record <= named


def test_what_was_sent_is_a_draft_below_the_section(client, section):
    region = factories.RegionFactory()
    answers = sharing_answers(
        region=region.pk,
        setting="A mill town",
        months="March to June",
        spectrum_step="discuss",
        cost="About £900",
        time_taken="Four months",
        what_was_open="The hours.\nNot the place.\n\nNor the price.",
    )
    response = client.post(ADDRESS, answers)
    assert response.status_code == 302
    assert "Case study sent" in client.get(response["Location"]).content.decode()
    page = CaseStudyPage.objects.get()
    assert (page.live, page.get_parent().specific) == (False, section)
    assert page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    assert draft.title == "Evening clinics"
    assert (draft.region, draft.year, draft.months) == (region, 2009, "March to June")
    assert (draft.setting, draft.cost, draft.time_taken) == (
        "A mill town",
        "About £900",
        "Four months",
    )
    assert draft.spectrum_step == "discuss"
    assert draft.what_was_open == "<p>The hours.<br/>Not the place.</p><p>Nor the price.</p>"
    assert [group.name for group in draft.client_groups.all()] == ["carers"]
    assert [method.name for method in draft.methods.all()] == ["survey"]
    assert draft.consent_to_publish
    assert draft.identifies_nobody
    assert draft.get_publishing_errors() == {}


def test_nothing_of_it_is_public(client, work_queue, section):
    client.post(ADDRESS, sharing_answers(title="Zebrafish clinics"))
    work_queue()
    page = CaseStudyPage.objects.get()
    assert client.get(page.url).status_code == 404
    for address in (section.url, "/", "/updates/", "/sitemap.xml", "/search/?q=hours"):
        assert "ebrafish" not in client.get(address).content.decode()


def test_who_wrote_it_is_kept_apart_from_the_page(client):
    client.post(ADDRESS, sharing_answers(may_ask="on"))
    shared = SharedCaseStudy.objects.get()
    assert (shared.name, shared.email, shared.may_ask) == (
        "Sam Sharer",
        "sam@anytown.example",
        True,
    )
    page = CaseStudyPage.objects.get()
    kept = str(page.serializable_data()) + str(page.get_latest_revision().content)
    assert "Sam" not in kept
    assert "sam@" not in kept


def test_the_author_is_told_that_it_came_in_nothing_they_typed(client, work_queue):
    client.post(ADDRESS, sharing_answers(title="Buy cheap pills", name="Pills"))
    work_queue()
    (letter,) = [one for one in mail.outbox if one.to == ["sam@anytown.example"]]
    assert "has reached the editors" in letter.body
    assert "ills" not in str(letter.message())  # the address may be somebody else's


def test_it_is_put_before_the_moderators(client, work_queue):
    client.post(ADDRESS, sharing_answers())
    work_queue()
    page = CaseStudyPage.objects.get()
    assert page.current_workflow_state.status == "in_progress"
    work_queue()
    assert page.workflow_states.count() == 1


def test_a_known_organisation_is_the_one_of_the_register(client):
    known = factories.OrganisationFactory(name="Anytown PCT", ods_code="5AA")
    client.post(ADDRESS, sharing_answers(organisation="anytown pct"))
    client.post(ADDRESS, sharing_answers(organisation="5aa", title="Another"))
    client.post(ADDRESS, sharing_answers(organisation="Nowhere PCT", title="A third"))
    found = CaseStudyPage.objects.order_by("pk").values_list("organisation", flat=True)
    assert list(found) == [known.pk, known.pk, None]
    assert SharedCaseStudy.objects.latest("pk").organisation == "Nowhere PCT"


@pytest.mark.parametrize("registered", [True, False])
@pytest.mark.parametrize("field", ["title", "summary", "setting", "what_changed", "cost"])
def test_who_wishes_to_be_anonymous_is_told_where_the_name_stands(client, registered, field):
    if registered:
        factories.OrganisationFactory(name="Anytown PCT")
    answers = sharing_answers(anonymous="on", **{field: "How Anytown PCT did it"})
    response = client.post(ADDRESS, answers)
    page = BeautifulSoup(response.content, "html.parser")
    assert [a["href"] for a in page.select(".nhsuk-error-summary__list a")] == [f"#id_{field}"]
    assert not CaseStudyPage.objects.exists()


def test_an_anonymous_one_names_nobody(client):
    client.post(ADDRESS, sharing_answers(anonymous="on"))
    page = CaseStudyPage.objects.get()
    assert page.anonymous
    assert page.public.organisation_name == "Anonymous"


def test_markup_is_shown_and_not_obeyed(client, editor_client):
    nasty = "<script>alert(1)</script><b>x</b>"
    client.post(ADDRESS, sharing_answers(title=nasty, summary=nasty, what_changed=nasty))
    page = CaseStudyPage.objects.get()
    assert page.what_changed == ("<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;x&lt;/b&gt;</p>")
    page.save_revision().publish()
    assert "<script>alert" not in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "A\nBcc: b@c.example"}, "title"),
        ({"title": "???"}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"summary": ""}, "summary"),
        ({"summary": "x" * 301}, "summary"),
        ({"organisation": "Anytown\r\nBcc: b@c.example"}, "organisation"),
        ({"region": "999"}, "region"),
        ({"setting": "x" * 121}, "setting"),
        ({"year": "soon"}, "year"),
        ({"year": "1066"}, "year"),
        ({"year": "2999"}, "year"),
        ({"client_groups": []}, "client_groups"),
        ({"client_groups": ["999"]}, "client_groups"),
        ({"methods": ["x'"]}, "methods"),
        ({"spectrum_step": "all"}, "spectrum_step"),
        ({"what_changed": "  "}, "what_changed"),
        ({"what_changed": "x" * 5001}, "what_changed"),
        ({"what_people_said": "a\x00b"}, "what_people_said"),
        ({"consent_to_publish": ""}, "consent_to_publish"),
        ({"identifies_nobody": ""}, "identifies_nobody"),
        ({"name": "Sam\nBcc: b@c.example"}, "name"),
        ({"email": "sam@a.example\nBcc: b@c.example"}, "email"),
        ({TRAP: "https://spam.example"}, TRAP),
    ],
)
def test_a_mistake_keeps_everything_else_and_leads_to_the_field(client, changes, field):
    response = client.post(ADDRESS, sharing_answers(done_differently="Begin sooner.", **changes))
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    (link,) = page.select(".nhsuk-error-summary__list a")
    assert page.find(id=link["href"].removeprefix("#"))["name"] == field
    assert page.find(id="id_done_differently").text.strip() == "Begin sooner."
    if field not in ("methods", "client_groups"):
        assert page.select_one("input[name=methods]").has_attr("checked")
    assert not CaseStudyPage.objects.exists()
    assert not SharedCaseStudy.objects.exists()


def test_the_same_title_twice_makes_two_addresses(client):
    client.post(ADDRESS, sharing_answers())
    client.post(ADDRESS, sharing_answers())
    assert sorted(CaseStudyPage.objects.values_list("slug", flat=True)) == [
        "evening-clinics",
        "evening-clinics-2",
    ]


def test_a_robot_is_stopped_after_so_many(client, settings):
    settings.FORM_LIMIT_PER_ADDRESS = 1
    answers = [client.post(ADDRESS, sharing_answers()).status_code for _ in range(2)]
    assert answers == [302, 429]
    assert CaseStudyPage.objects.count() == 1


def test_the_form_says_how_long_names_are_kept(client, settings):
    settings.SHARING_KEPT_DAYS = 88
    assert "deleted 88 days after you send this" in client.get(ADDRESS).content.decode()


def test_without_a_public_section_there_is_no_form(client, section):
    section.unpublish()
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, sharing_answers()).status_code == 404
    assert not Page.objects.filter(title="Evening clinics").exists()
