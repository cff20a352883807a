"""What is no longer current says so in its files; what was withdrawn is handed out in no other."""

import pypdfium2
import pytest

from cms.downloads.building import build
from cms.downloads.models import Download, DownloadState, downloads_storage
from cms.publishing.models import Status
from guidance.guides.formats import GuidePdf
from tests import factories

from .plain_text import PlainText

pytestmark = pytest.mark.django_db

REASON = "The law that it explains was repealed."


def withdraw(guide):
    return factories.publish(guide, status=Status.WITHDRAWN, status_reason=REASON)


def address(guide):
    return f"/downloads/{guide.pk}/pdf"


def test_the_old_file_is_handed_out_no_more_from_that_moment(client, built, guide):
    assert client.get(address(guide)).status_code == 200
    withdraw(guide)
    assert client.get(address(guide)).status_code == 503
    assert "All of it (Text): being prepared" in client.get(guide.url).content.decode()


def test_one_that_says_so_takes_its_place(client, built, guide, work_queue):
    withdraw(guide)
    work_queue()
    assert b"withdrawn" in b"".join(client.get(address(guide)))


def test_a_file_begun_before_does_not_slip_through(client, built, guide, monkeypatch):
    """It is finished after the publication was withdrawn, with what was read before."""
    gather = PlainText.gather

    def gather_and_withdraw(format_, page):
        content = gather(format_, page)
        monkeypatch.setattr(PlainText, "gather", gather)
        withdraw(guide)
        return content

    factories.publish(guide, summary="New.")
    Download.objects.update(state=DownloadState.WAITING)
    monkeypatch.setattr(PlainText, "gather", gather_and_withdraw)
    build(built)
    assert client.get(address(guide)).status_code == 503


def test_one_that_cannot_be_made_is_not_replaced_by_the_old(client, built, guide, work_queue):
    PlainText.fails = True
    withdraw(guide)
    work_queue()
    assert client.get(address(guide)).status_code == 503
    assert "not available at the moment" in client.get(guide.url).content.decode()


def test_a_format_that_cannot_say_so_is_offered_no_more(
    client, built, guide, work_queue, monkeypatch
):
    monkeypatch.setattr(PlainText, "tells_standing", False)
    withdraw(guide)
    assert client.get(address(guide)).status_code == 404
    work_queue()
    assert not Download.objects.exists()


def test_what_was_superseded_is_handed_out_until_its_file_says_so(client, built, guide):
    factories.publish(guide, status=Status.SUPERSEDED, status_reason="See the new one.")
    assert client.get(address(guide)).status_code == 200


def test_what_is_current_again_has_a_file_again(client, built, guide, work_queue):
    guide = withdraw(guide)
    work_queue()
    factories.publish(guide, status=Status.CURRENT)
    work_queue()
    assert b"current" in b"".join(client.get(address(guide)))


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (Status.WITHDRAWN, "Withdrawn: nobody should go by this any more"),
        (Status.SUPERSEDED, "Superseded: something newer has taken its place"),
    ],
)
def test_every_page_of_the_pdf_says_so(status, line, work_queue):
    newer = factories.published_guide(title="The second guide", slug="second")
    guide = factories.published_guide()
    factories.published_chapter(guide)
    factories.publish(
        guide,
        status=status,
        status_reason=REASON,
        superseded_by=newer if status == Status.SUPERSEDED else None,
    )
    download = Download.objects.create(page=guide, format="pdf")
    build(download)
    download.refresh_from_db()
    assert (download.state, download.error) == (DownloadState.READY, "")
    with downloads_storage().open(download.stored_name) as file:
        pdf = pypdfium2.PdfDocument(file.read())
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    assert all(line in page for page in pages)
    assert REASON in pages[0]
    assert ("The second guide" in pages[0]) == (status == Status.SUPERSEDED)
    assert pdf.get_metadata_value("Title") == f"{status.label}: Real Involvement"


def test_the_pdf_of_what_is_current_says_nothing_of_it(guide):
    content = GuidePdf().gather(guide)
    assert not any("standing" in part.html for part in content.all_parts)
    assert content.title == guide.title
