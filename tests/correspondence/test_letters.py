"""A letter: what must be done and by when, to whom it goes, how it reads."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.formats import date_format

from cms.correspondence.models import LetterPage, LettersIndexPage
from cms.pages.models import HomePage
from cms.passages.models import Passage
from cms.publishing.models import Attachment, LibraryDocument
from tests import factories
from tests.factories import block

pytestmark = pytest.mark.django_db

QUERIES_OF_A_LETTER = 15


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def letter(**fields):
    return factories.published_letter(
        title="Four things to do",
        issuing_body="Anytown PCT",
        copies="Chairs\n\n  Directors of nursing ",
        references=[factories.reference("10096", "gateway")],
        **fields,
    )


class TestAction:
    def box(self, client, **fields):
        page = letter(action_required="Brief your board.", **fields)
        return text_of(soup(client, page.url).select_one(".app-action"))

    def test_is_named_with_its_deadline(self, client):
        deadline = timezone.localdate()
        expected = f"Action required by {date_format(deadline, 'j F Y')} Brief your board."
        assert self.box(client, deadline=deadline) == expected

    def test_after_the_deadline_says_that_it_has_passed(self, client):
        yesterday = timezone.localdate() - timedelta(days=1)
        assert self.box(client, deadline=yesterday).endswith("The deadline has passed.")

    def test_without_a_deadline_names_none(self, client):
        assert self.box(client) == "Action required Brief your board."

    def test_a_letter_that_asks_for_nothing_has_no_box(self, client):
        assert soup(client, letter().url).select_one(".app-action") is None


class TestTheLetter:
    def test_reads_from_the_issuing_body_to_the_enclosures(self, client):
        guide = factories.published_guide(title="The guide")
        page = letter(related_pages=[block("page", guide.pk)])
        text = text_of(soup(client, page.url).article)
        parts = [
            "Anytown PCT",
            "Four things to do",
            "30 October 2008",
            "Gateway reference 10096",
            "To Chief executives of PCTs Chief executives of NHS trusts",
            "Copies to Chairs Directors of nursing",
            "Dear colleague",
            "We are writing about the duty.",
            "Yours sincerely",
            "Director of involvement",
            "Enclosures The guide",
        ]
        assert sorted(parts, key=text.index) == parts

    def test_names_the_signatory_where_one_is_given(self, client):
        page = letter(signatory_name="Jo Bloggs")
        signed = text_of(soup(client, page.url).select_one(".app-letter__signed"))
        assert signed == "Jo Bloggs Director of involvement Anytown PCT"

    def test_encloses_files_and_only_pages_that_are_public(self, client):
        draft = factories.draft_guide(title="The draft")
        page = letter(related_pages=[block("page", draft.pk)])
        document = LibraryDocument.objects.create(title="F", file=ContentFile(b"x", "form.txt"))
        page.attachments.add(Attachment(document=document, title="Reply form"))
        page.save_revision().publish()
        enclosures = text_of(soup(client, page.url).find(id="enclosures").parent)
        assert "Reply form" in enclosures
        assert "The draft" not in enclosures

    def test_has_no_enclosures_where_there_are_none(self, client):
        assert soup(client, letter().url).find(id="enclosures") is None

    def test_is_found_by_its_text_its_action_and_whom_it_is_to(self):
        page = letter(action_required="Name a director.", deadline=date(2008, 11, 30))
        text = Passage.objects.get(page=page).text
        for words in ("writing about the duty", "Name a director.", "executives of NHS trusts"):
            assert words in text

    def test_a_preview_of_an_empty_draft_does_not_fail(self, rf):
        page = factories.draft_letter(
            publication_date=None,
            issuing_body="",
            recipients="",
            salutation="",
            body=[block("heading", ""), block("table", {"columns": [], "rows": []})],
            signatory_role="",
        )
        html = page.make_preview_request(rf.get("/"), "").render().content.decode()
        assert "Dear colleague" in html

    def test_costs_few_queries_however_much_it_holds(self, client, django_assert_max_num_queries):
        page = letter()
        client.get(page.url)
        with django_assert_max_num_queries(QUERIES_OF_A_LETTER):
            client.get(page.url)
        guides = [factories.published_guide(title=f"Guide {n}") for n in range(4)]
        links = "".join(f'<a linktype="page" id="{guide.pk}">G</a>' for guide in guides)
        factories.publish(
            page,
            body=[block("text", f"<p>{links}</p>") for _ in range(5)],
            related_pages=[block("page", guide.pk) for guide in guides],
        )
        with django_assert_max_num_queries(QUERIES_OF_A_LETTER):
            client.get(page.url)

    def test_sets_no_cookie_and_varies_by_none(self, client):
        response = client.get(letter().url)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


class TestTheRules:
    @pytest.mark.parametrize(
        "field", ["issuing_body", "publication_date", "recipients", "body", "signatory_role"]
    )
    def test_what_a_letter_cannot_do_without(self, field):
        empty = {"publication_date": None, "body": []}.get(field, " \n")
        page = factories.draft_letter(**{field: empty})
        assert set(page.get_publishing_errors()) == {field}

    def test_a_deadline_before_the_date_of_the_letter_is_refused(self):
        page = factories.draft_letter(deadline=date(2008, 10, 29), action_required="Act.")
        errors = page.get_publishing_errors()
        assert errors == {"deadline": "This is before the date of the letter, 30 October 2008."}

    def test_one_on_the_same_day_is_not(self):
        page = factories.draft_letter(deadline=date(2008, 10, 30), action_required="Act.")
        assert page.get_publishing_errors() == {}

    def test_a_deadline_needs_an_action(self):
        page = factories.draft_letter(deadline=date(2008, 11, 30))
        assert set(page.get_publishing_errors()) == {"action_required"}


def test_letters_are_listed_newest_first(client):
    for year in (2008, 2010, 2009):
        factories.published_letter(title=f"Of {year}", publication_date=date(year, 1, 1))
    links = soup(client, "/letters/").select(".app-pages a")
    assert [text_of(link) for link in links] == ["Of 2010", "Of 2009", "Of 2008"]


def test_the_tree_allows_what_makes_sense_and_nothing_else():
    assert LettersIndexPage.allowed_parent_page_models() == [HomePage]
    assert LettersIndexPage.allowed_subpage_models() == [LetterPage]
    assert LetterPage.allowed_parent_page_models() == [LettersIndexPage]
    assert LetterPage.allowed_subpage_models() == []


def test_the_editors_home_page_begins_a_letter(editor_client):
    index = factories.letters_index()
    page = editor_client.get("/admin/").content.decode()
    assert f"/admin/pages/add/correspondence/letterpage/{index.pk}/" in page
