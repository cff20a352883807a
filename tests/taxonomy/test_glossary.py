"""The glossary: terms from A to Z, each with a place and a permanent address of its own."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from cms.passages.models import Passage
from cms.taxonomy.models import GlossaryTerm
from tests import factories

pytestmark = pytest.mark.django_db

QUERIES = 10


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def glossary():
    page = factories.published_glossary()
    pals = factories.GlossaryTermFactory(
        term="PALS",
        meaning="The Patient Advice and Liaison Service.",
        synonyms="patient liaison, patient advice\nPatient Advice and Liaison Service\n",
    )
    link = factories.GlossaryTermFactory(term="LINk", meaning="A local network.")
    factories.GlossaryTermFactory(term="lead", meaning="Who answers for it.")
    factories.GlossaryTermFactory(term="360 degrees", meaning="All round.")
    link.see_also.add(pals)
    return page


def test_terms_stand_in_order_whatever_their_capitals(client, glossary):
    terms = [text_of(dt).split(" Link")[0] for dt in soup(client, glossary.url).select("dt")]
    assert terms == ["360 degrees", "lead", "LINk", "PALS"]


def test_letters_lead_to_those_that_exist_and_to_no_other(client, glossary):
    page = soup(client, glossary.url)
    links = page.select(".app-letters a")
    assert [text_of(link) for link in links] == ["0–9", "L", "P"]
    assert all(page.find(id=link["href"][1:]) for link in links)


def test_a_term_has_a_place_and_a_permanent_link_that_says_what_it_links_to(client, glossary):
    page = soup(client, glossary.url)
    key = Passage.objects.get(heading="PALS").key
    place = page.find(id=f"p-{key}")
    assert text_of(place.dt.a) == "Link to “PALS”"
    assert place.dt.a["href"] == f"/p/{key}"


def test_synonyms_are_shown_and_written_either_way(client, glossary):
    text = text_of(soup(client, glossary.url).main)
    names = "patient liaison, patient advice, Patient Advice and Liaison Service"
    assert f"Also called: {names}" in text
    assert GlossaryTerm.objects.get(term="PALS").synonym_list == names.split(", ")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("“you said, we did”, loop", ["“you said, we did”", "loop"]),
        ('"you said, we did"\nloop', ['"you said, we did"', "loop"]),
        ('5" pipe, loop', ['5" pipe', "loop"]),
        (" , ,\n", []),
    ],
)
def test_a_name_with_a_comma_stands_in_quotation_marks(written, names):
    assert GlossaryTerm(synonyms=written).synonym_list == names


def test_a_term_without_synonyms_says_nothing_of_them(client, glossary):
    key = Passage.objects.get(heading="lead").key
    assert "Also called" not in text_of(soup(client, glossary.url).find(id=f"p-{key}"))


def test_see_also_leads_to_the_other_term_on_the_page(client, glossary):
    page = soup(client, glossary.url)
    link = page.select_one(".app-glossary__more a")
    assert text_of(page.find(id=link["href"][1:]).dt).startswith("PALS")


@pytest.mark.parametrize("words", ["liaison", "patient+advice"])
def test_search_finds_a_term_by_its_other_names(client, work_queue, glossary, words):
    work_queue()
    first = soup(client, f"/search/?q={words}").select_one(".app-hit__title")
    assert text_of(first) == "PALS"


def test_meaning_and_names_are_text_and_never_markup(client, glossary):
    factories.GlossaryTermFactory(term="<i>x</i>", meaning="<b>y</b>", synonyms="<u>z</u>")
    html = client.get(glossary.url).content.decode()
    assert not any(tag in html for tag in ("<i>x", "<b>y", "<u>z"))


def test_a_term_exists_once(glossary):
    with pytest.raises(Exception, match="term with this Term already exists"):
        GlossaryTerm(term="PALS", meaning="Another.").full_clean()


def test_an_empty_glossary_says_so(client):
    page = factories.published_glossary(summary="Words.")
    assert "No term has been explained here yet." in text_of(soup(client, page.url).main)


def test_it_costs_as_few_queries_with_many_terms_as_with_few(
    client, glossary, django_assert_max_num_queries
):
    for n in range(20):
        term = factories.GlossaryTermFactory(term=f"Word {n}")
        term.see_also.set(GlossaryTerm.objects.all()[:3])
    client.get(glossary.url)
    with django_assert_max_num_queries(QUERIES):
        client.get(glossary.url)


class TestTheAdmin:
    LIST = "/admin/snippets/taxonomy/glossaryterm/"

    def test_an_editor_adds_a_term_and_readers_see_it(self, editor_client, client, glossary):
        response = editor_client.post(
            f"{self.LIST}add/",
            {"term": "Mentor", "meaning": "Somebody who advises.", "synonyms": ""},
        )
        assert response.status_code == 302
        assert "Somebody who advises." in client.get(glossary.url).content.decode()
        assert Passage.objects.filter(publication=glossary, heading="Mentor").exists()

    def test_terms_are_found_by_their_other_names(self, editor_client, glossary):
        call_command("update_index", verbosity=0)
        page = editor_client.get(f"{self.LIST}?q=liaison").content.decode()
        assert "PALS" in page
        assert "LINk" not in page

    def test_the_list_can_be_taken_away(self, editor_client, glossary):
        response = editor_client.get(f"{self.LIST}?export=csv")
        assert b"patient liaison" in b"".join(response)
