"""A case study on paper: what its page tells, and nothing else."""

import pytest

from case_studies.disclosure import Availability
from case_studies.formats import CaseStudyPdf
from cms.downloads.formats import formats_of
from cms.downloads.models import Download
from cms.downloads.rendering.pdf import RenderError
from cms.publishing.addresses import current_url
from cms.taxonomy.models import SpectrumStep
from tests import factories, verapdf
from tests.factories import paragraph
from tests.sheets import printed, read

pytestmark = pytest.mark.django_db

SENTENCE = "People who use the clinic were asked when they could come, and answered. "


def study(**fields):
    given = {
        "title": "Evening clinics",
        "summary": "A clinic moved its hours.",
        "introduction": "<p>One patient in five did not come.</p>",
        "what_people_said": "<ul><li>Half past nine is the middle of the night.</li></ul>",
        "setting": "Community nursing",
        "cost": "About £900",
        "months": "March to June",
        "region": factories.RegionFactory(),
        "organisation": factories.OrganisationFactory(name="Anytown PCT"),
        "references": [factories.reference("CS-1")],
    }
    return factories.published_case_study(**given | fields)


def test_one_page_holds_a_short_one_whole(settings):
    guide = factories.published_guide(title="The guide")
    chapter = factories.published_chapter(guide, paragraph("Fit people's lives"))
    passage = factories.passage_of(chapter, "Fit people's lives")
    page = study(shows=[(passage, "what staff did not know")])
    sheet = printed(page)
    assert len(sheet.pages) == 1
    for words in (
        settings.SITE_OWNER,
        "Case study",
        "Evening clinics",
        "A clinic moved its hours.",
        "Organisation Anytown PCT",
        "Region North East",
        "When March to June 2009",
        "Cost About £900",
        "Inform Listen Discuss “You can test our options.”",
        "One patient in five did not come.",
        "What people said",
        "What changed The clinic opens in the evening.",
        "The guidance it shows The guide",
        "1.1 Fit people's lives: what staff did not know",
        "Is this copy current?",
        current_url(page, page.current_edition),
        "Involvement team, involvement@guidance.example",
        settings.SITE_NOTICE,
        "Edition 1, ",
        "Page 1 of 1",
    ):
        assert words in sheet.text
    assert "What was still open" not in sheet.text  # nothing is written there


def test_one_of_seven_hundred_words_fills_two_pages():
    story = f"<p>{SENTENCE * 4}</p>" * 5
    assert len(printed(study(what_was_open=story, done_differently=story)).pages) == 2


@pytest.mark.parametrize("paragraphs", [13, 60])
def test_a_story_of_any_length_is_printed_whole(paragraphs):
    """Every render is checked word by word; columns must not lose any."""
    story = "".join(f"<p>Paragraph{n}. {SENTENCE * 3}</p>" for n in range(paragraphs))
    text = printed(study(what_changed=story, done_differently=story)).text
    assert f"Paragraph{paragraphs - 1}." in text


def test_an_invented_case_says_so():
    assert "This is an invented case." in printed(study(illustrative=True, organisation=None)).text


def test_an_anonymous_one_does_not_name_its_organisation():
    sheet = printed(study(anonymous=True))
    assert "Anytown" not in sheet.text
    assert b"Anytown" not in sheet.content
    assert "Organisation Anonymous" in sheet.text


def test_one_on_request_has_no_file(client, work_queue):
    page = study(availability=Availability.ON_REQUEST)
    work_queue()
    assert formats_of(page) == {}
    assert not Download.objects.filter(page=page).exists()
    assert client.get(f"/downloads/{page.pk}/pdf").status_code == 404


def test_the_file_is_closed_as_soon_as_it_goes_on_request(client, work_queue):
    page = study()
    work_queue()
    address = f"/downloads/{page.pk}/pdf"
    assert "One patient in five" in read(b"".join(client.get(address))).text
    factories.publish(page, availability=Availability.ON_REQUEST)
    assert client.get(address).status_code == 404
    work_queue()
    assert client.get(address).status_code == 404
    assert address not in client.get(page.url).content.decode()


def test_the_page_offers_it(client, work_queue):
    page = study()
    work_queue()
    assert "Case study (PDF, " in client.get(page.url).content.decode()


@pytest.mark.parametrize("title", ["T" * 255, "Costs <b>& benefits</b>"])
def test_any_title_is_printed_as_it_is_written(title):
    text = printed(study(title=title, slug="title")).text
    assert title.replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("letters", ["🎉", "ქართ"])
def test_a_letter_that_the_typeface_lacks_is_named(letters):
    page = study(what_changed=f"<p>It opens {letters}</p>")
    with pytest.raises(RenderError, match=f"no font has.*[{letters}]"):
        printed(page)


def test_facts_too_long_for_their_band_are_printed_whole():
    groups = [factories.client_group(f"group {n}") for n in range(30)]
    page = study(cost="C" * 160, setting="A long way " * 10, client_groups=groups)
    assert "group 29" in printed(page).text


def test_the_same_case_study_gives_the_same_document():
    page = study(spectrum_step=SpectrumStep.DISCUSS)
    again = type(page).objects.get(pk=page.pk)
    assert CaseStudyPdf().gather(page) == CaseStudyPdf().gather(again)


@pytest.mark.slow
@verapdf.needs_verapdf
def test_it_is_pdf_ua_and_pdf_a(tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(study()).content)
    assert verapdf.verapdf(file) == []
