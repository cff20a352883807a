"""A news release on paper, as newsrooms expect it."""

import pytest
from django.utils import timezone

from cms.downloads.models import Download
from cms.downloads.rendering.pdf import RenderError
from cms.publishing.addresses import current_url
from tests import factories, verapdf
from tests.factories import block
from tests.sheets import printed, read

pytestmark = pytest.mark.django_db


def release(**fields):
    given = {
        "title": "Services ask first",
        "summary": "A guide says how.",
        "body": [
            block("text", "<p>Services ask first, and listen.</p>"),
            block("quotation", {"text": "Nobody had asked us.", "role": "Chair", "name": ""}),
        ],
        "notes": [factories.note("The law is the Act."), factories.note("It is not new.")],
        "introduction": "<p>Trusts have gone since.</p>",
    }
    return given | fields


def test_has_all_that_newsrooms_expect_in_their_order(settings):
    guide = factories.published_guide(title="The guide")
    page = factories.published_release(**release(related_pages=[block("page", guide.pk)]))
    sheet = printed(page)
    places = [
        sheet.text.index(words)
        for words in (
            f"{settings.SITE_OWNER} News release",
            "30 October 2008",
            "Services ask first",
            "Trusts have gone since.",
            "A guide says how.",
            "London, 30 October 2008",
            "Services ask first, and listen.",
            "Nobody had asked us.",
            "Ends",
            "Notes to editors",
            "The law is the Act.",
            "It is not new.",
            "Contacts For journalists Involvement team",
            "Related documents",
            "The guide",
            "Is this copy current?",
            current_url(page, page.current_edition),
        )
    ]
    assert places == sorted(places)
    assert len(sheet.pages) == 1


def test_there_is_no_file_before_the_embargo_ends_and_no_word_of_it_after(
    client, work_queue, embargo, the_embargo_ends
):
    day = timezone.localdate(embargo)
    page = factories.published_release(**release(embargo_until=embargo, publication_date=day))
    work_queue()
    address = f"/downloads/{page.pk}/pdf"
    assert not Download.objects.filter(page=page).exists()
    assert client.get(address).status_code == 404
    the_embargo_ends()
    sheet = read(b"".join(client.get(address)))
    assert "Services ask first" in sheet.text
    assert "embargo" not in sheet.text.lower()


def test_one_without_notes_contacts_and_links_has_no_empty_headings():
    page = factories.published_release(**release(notes=[], introduction="", contacts=[]))
    text = printed(page).text
    for heading in ("Notes to editors", "Contacts", "Related documents"):
        assert heading not in text


def test_a_related_page_that_is_not_public_is_not_named():
    draft = factories.draft_guide(title="Unfinished")
    page = factories.published_release(**release(related_pages=[block("page", draft.pk)]))
    assert "Unfinished" not in printed(page).text


def test_a_letter_that_the_typeface_lacks_is_named():
    page = factories.published_release(**release(title="Party 🎉"))
    with pytest.raises(RenderError, match="o font has 🎉"):
        printed(page)


def test_a_headline_that_is_too_long_is_printed_whole():
    page = factories.published_release(**release(title="Headline & more " * 15, slug="long"))
    assert "Headline & more Headline" in printed(page).text


@pytest.mark.slow
@verapdf.needs_verapdf
def test_it_is_pdf_ua_and_pdf_a(tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(factories.published_release(**release())).content)
    assert verapdf.verapdf(file) == []
