"""What a reader gets of one case study, and what the guidance says of it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_studies.models import CaseStudyIndexPage, CaseStudyPage, ShownPassage
from cms.pages.models import HomePage
from cms.passages.models import Passage
from cms.taxonomy.models import SpectrumStep
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db

QUERIES_OF_A_PAGE = 21


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def case_study():
    return factories.published_case_study(
        title="Evening clinics",
        organisation=factories.OrganisationFactory(),
        region=factories.RegionFactory(),
        setting="Community nursing",
        months="March to June",
        cost="About £900",
        time_taken="Four months",
        spectrum_step=SpectrumStep.WORK_TOGETHER,
        introduction="<p>How it began.</p>",
        what_people_said="<p>Half past nine is too early.</p>",
    )


def test_says_what_it_is_and_gives_the_facts(client, case_study):
    page = soup(client, case_study.url)
    assert text_of(page.h1) == "Case study : Evening clinics"
    facts = text_of(page.select_one(".app-facts"))
    assert facts == (
        "Organisation Anytown PCT Region North East Setting Community nursing "
        "When March to June 2009 Who took part Carers Methods Survey Cost About £900 "
        "Time Four months"
    )


def test_keeps_apart_groups_whose_names_have_commas(client):
    names = ["carers", "lesbian, gay, bisexual and transgender people"]
    groups = [factories.client_group(name) for name in names]
    case_study = factories.published_case_study(client_groups=groups)
    facts = text_of(soup(client, case_study.url).select_one(".app-facts"))
    assert "Carers; lesbian, gay, bisexual and transgender people Methods" in facts


def test_marks_its_place_on_the_spectrum_in_words_too(client, case_study):
    steps = soup(client, case_study.url).select(".app-spectrum__step")
    assert [text_of(step) for step in steps] == [
        "Inform",
        "Listen",
        "Discuss",
        "Work together (this case study) “You will help to build the options.”",
        "Share decisions",
    ]


def test_shows_the_parts_that_are_written_in_the_order_of_the_story(client, case_study):
    headings = soup(client, case_study.url).select(".app-part h2")
    assert [text_of(heading) for heading in headings] == ["What people said", "What changed"]


def test_each_part_has_a_permanent_link_that_leads_to_it(client, case_study):
    page = soup(client, case_study.url)
    passage = factories.passage_of(case_study, "What people said")
    assert page.select_one(f'a.app-permalink[href="/p/{passage.key}"]')
    address = client.get(f"/p/{passage.key}")["Location"]
    assert address == f"{case_study.url}#p-{passage.key}"
    assert "Half past nine" in text_of(page.find(id=f"p-{passage.key}"))


def test_each_part_is_found_by_itself(client, case_study, work_queue):
    work_queue()
    found = soup(client, "/search/?q=half past nine").select_one(".app-result")
    assert text_of(found.select_one(".app-result__title")) == "Evening clinics"
    assert text_of(found.select_one(".app-hit__title")) == "What people said"


def test_the_whole_is_found_by_its_facts(client, case_study, work_queue):
    work_queue()
    for words in ("Community nursing", "Anytown", "Work together", "survey carers"):
        assert "Evening clinics" in text_of(soup(client, f"/search/?q={words}").select_one("ol"))


def test_an_invented_case_says_so_before_anything_else(client):
    case_study = factories.published_case_study(illustrative=True)
    page = soup(client, case_study.url)
    assert "This is an invented case." in text_of(page.select_one(".app-status"))
    assert "illustrative" in text_of(soup(client, "/case-studies/").select_one(".app-study"))


def test_a_real_case_does_not(client, case_study):
    assert "invented" not in text_of(soup(client, case_study.url).main)


def test_an_empty_draft_can_be_previewed(rf):
    draft = CaseStudyPage(title="Begun", summary="-")
    factories.case_study_index().add_child(instance=draft)
    response = draft.make_preview_request(rf.get("/"), "").render()
    assert "Begun" in response.content.decode()


def test_an_unsaved_page_can_be_previewed(rf):
    parent = factories.case_study_index()
    draft = CaseStudyPage(
        title="New", slug="new", depth=parent.depth + 1, path=parent.path + "0009"
    )
    assert draft.make_preview_request(rf.get("/"), "").render().status_code == 200


class TestTheGuidanceItShows:
    @pytest.fixture
    def chapter(self):
        guide = factories.published_guide(title="Real Involvement")
        return factories.published_chapter(
            guide, paragraph("Who it is for"), paragraph("Where it is"), title="Law", slug="law"
        )

    @pytest.fixture
    def shown(self, chapter):
        return factories.passage_of(chapter, "Where it is")

    def test_is_listed_with_number_heading_and_guide(self, client, shown):
        case_study = factories.published_case_study(shows=[(shown, "what came of it")])
        listed = soup(client, case_study.url).select_one(".app-shown li")
        assert text_of(listed) == "1.2 Where it is what came of it Real Involvement"
        assert listed.a["href"] == f"/p/{shown.key}"

    def test_is_not_listed_when_it_is_no_longer_public(self, client, chapter, shown):
        case_study = factories.published_case_study(shows=[shown])
        chapter.unpublish()
        assert not soup(client, case_study.url).select(".app-shown")

    @pytest.mark.parametrize("path", ["law/", "whole-guide/"])
    def test_tells_of_the_case_study_below_the_paragraph(self, client, chapter, shown, path):
        factories.published_case_study(title="Evening clinics", shows=[(shown, "what came of it")])
        page = soup(client, chapter.guide.url + path)
        first, second = page.select(".app-paragraph")
        assert not first.select(".app-beside")
        beside = text_of(second.select_one(".app-beside"))
        assert beside == "Case study: Evening clinics – what came of it"

    def test_says_nothing_of_a_case_study_that_is_hidden(self, client, chapter, shown):
        unpublished = factories.published_case_study(shows=[shown])
        unpublished.unpublish()
        private = factories.published_case_study(shows=[shown])
        factories.make_private(private)
        factories.draft_case_study(shows=[shown])
        assert not soup(client, chapter.url).select(".app-beside")

    def test_says_of_an_invented_case_that_it_is_one(self, client, chapter, shown):
        factories.published_case_study(illustrative=True, shows=[shown])
        beside = text_of(soup(client, chapter.url).select_one(".app-beside"))
        assert beside.startswith("Case study (illustrative):")

    @pytest.mark.parametrize("path", ["law/", "whole-guide/"])
    def test_costs_the_guide_no_more_queries_for_more_case_studies(
        self, client, chapter, shown, path, django_assert_num_queries
    ):
        url = chapter.guide.url + path
        other = factories.passage_of(chapter, "Who it is for")
        factories.published_case_study(shows=[shown])
        client.get(url)
        with CaptureQueriesContext(connection) as few:
            client.get(url)
        for _ in range(4):
            factories.published_case_study(shows=[(shown, "a"), (other, "b")])
        with django_assert_num_queries(len(few)):
            client.get(url)

    def test_must_be_a_paragraph_with_a_number(self, chapter):
        whole = factories.passage_of(factories.published_guide(title="Other"))
        with pytest.raises(ValidationError, match="has a number"):
            ShownPassage(passage=whole).clean()


def test_costs_few_queries_however_long_its_lists_are(client, django_assert_max_num_queries):
    guide = factories.published_guide()
    chapter = factories.published_chapter(guide, *(paragraph(f"P{n}") for n in range(6)))
    passages = Passage.objects.filter(page=chapter).exclude(block_id="")
    case_study = factories.published_case_study(
        shows=list(passages),
        client_groups=[factories.client_group(f"group {n}") for n in range(6)],
        methods=[factories.method(f"method {n}") for n in range(6)],
        region=factories.RegionFactory(),
    )
    client.get(case_study.url)
    with django_assert_max_num_queries(QUERIES_OF_A_PAGE):
        client.get(case_study.url)


def test_ids_are_unique_and_inner_links_arrive(client, case_study):
    page = soup(client, case_study.url)
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page.select('a[href^="#"]')} <= set(ids)


def test_its_text_is_escaped(client):
    case_study = factories.published_case_study(setting="<script>a()</script>", cost="<b>5</b>")
    html = client.get(case_study.url).content.decode()
    assert not re.search(r"<script>a\(\)|<b>5", html)


def test_the_tree_allows_what_makes_sense_and_nothing_else():
    assert CaseStudyPage.allowed_parent_page_models() == [CaseStudyIndexPage]
    assert CaseStudyPage.allowed_subpage_models() == []
    assert CaseStudyIndexPage.allowed_subpage_models() == [CaseStudyPage]
    assert CaseStudyIndexPage.allowed_parent_page_models() == [HomePage]
