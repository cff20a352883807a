"""Briefings on paper: the national text, and what a region adds to it."""

import pytest

from cms.downloads.models import Download, DownloadState
from cms.downloads.rendering.pdf import RenderError
from cms.publishing.addresses import current_url
from guidance.briefings.formats import BriefingPdf
from tests import factories, verapdf
from tests.factories import insert, paragraph, regional_section
from tests.sheets import printed

pytestmark = pytest.mark.django_db

DUTY, DATES = "11111111", "22222222"  # ids of blocks


def national(*more, **fields):
    given = {"title": "Duty to involve", "author": "Involvement team", "distribution": "All PCTs"}
    return factories.published_national_briefing(
        {"type": "heading", "id": "key", "value": "Key messages"},
        paragraph("The duty", "Involve people.", block_id=DUTY),
        paragraph("Dates", "From November.", block_id=DATES),
        *more,
        **given | fields,
    )


def regional(of, **fields):
    given = {
        "title": "North East briefing",
        "inserts": [insert(of, "The duty", "In our county", "In Durham.")],
        "sections": [regional_section("Training", "Two half days.")],
    }
    return factories.published_regional_briefing(of, **given | fields)


def change(briefing, text):
    body = [
        paragraph("The duty", text, block_id=DUTY),
        paragraph("Dates", "From November.", block_id=DATES),
    ]
    return factories.publish(briefing, body=body)


def test_the_national_one_has_its_numbered_paragraphs(settings):
    page = national()
    text = printed(page).text
    for words in (
        settings.SITE_OWNER,
        "National briefing",
        "From Involvement team",
        "To All PCTs",
        "Key messages 1 The duty Involve people. 2 Dates From November.",
        current_url(page, page.current_edition),
        "Page 1 of 1",
    ):
        assert words in text
    assert "In this briefing" not in text  # so short a one needs no contents


def test_a_long_one_has_contents_with_page_numbers():
    more = [paragraph(f"Heading {n}", "Some text. " * 40) for n in range(14)]
    sheet = printed(national({"type": "heading", "id": "more", "value": "And more"}, *more))
    assert "In this briefing" in sheet.pages[0]
    assert "Heading 13" in sheet.pages[-1]


def test_a_regional_one_names_its_region_and_frames_what_it_adds():
    guide = factories.published_case_study(title="A clinic", region=factories.RegionFactory())
    text = printed(regional(national(), region=guide.region)).text
    for words in (
        "Regional briefing: North East",
        "The numbered paragraphs are the national briefing, Duty to involve: edition 1",
        "1 The duty Involve people. Regional North East, added to paragraph 1 In our county",
        "2 Dates From November.",
        "More for this region Regional North East Training Two half days.",
        "Case studies from the region",
        "A clinic",
    ):
        assert words in text


def test_links_to_its_own_paragraphs_stay_in_the_file():
    page = national()
    key = factories.passage_of(page, "Dates").key
    page = change(page, f'See <a href="/p/{key}">the dates</a>.')
    assert f'<a href="#p-{key}">the dates</a>' in BriefingPdf().gather(page).html


def test_a_regional_file_is_made_again_when_the_national_text_changes(work_queue):
    briefing = national()
    page = regional(briefing)
    work_queue()
    before = Download.objects.get(page=page, format="pdf")
    assert before.state == DownloadState.READY
    change(briefing, "Involve everybody.")
    work_queue()
    after = Download.objects.get(page=page, format="pdf")
    assert after.state == DownloadState.READY
    assert after.digest != before.digest
    html = BriefingPdf().gather(type(page).objects.get(pk=page.pk)).html
    assert "Involve everybody." in html
    assert "The national paragraph has changed since this was added." in html


@pytest.mark.parametrize("take_away", ["unpublish", "delete"])
def test_a_case_study_that_has_gone_goes_from_regional_files(work_queue, take_away):
    region = factories.RegionFactory()
    page = regional(national(), region=region)
    study = factories.published_case_study(title="A clinic", region=region)
    work_queue()
    with_it = Download.objects.get(page=page, format="pdf")
    assert "A clinic" in BriefingPdf().gather(type(page).objects.get(pk=page.pk)).html
    getattr(study, take_away)()
    work_queue()
    assert Download.objects.get(page=page, format="pdf").digest != with_it.digest
    assert "A clinic" not in BriefingPdf().gather(type(page).objects.get(pk=page.pk)).html


def test_a_letter_that_the_typeface_lacks_is_named():
    with pytest.raises(RenderError, match="ქ"):
        printed(national(paragraph("Words", "ქართული")))


@pytest.mark.slow
@verapdf.needs_verapdf
def test_it_is_pdf_ua_and_pdf_a(tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(regional(national())).content)
    assert verapdf.verapdf(file) == []
