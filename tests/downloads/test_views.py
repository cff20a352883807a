"""The stable address of a file, and what it answers."""

import pytest
from django.core.files.base import ContentFile

from cms.downloads.models import Download, DownloadState, downloads_storage
from tests import factories

pytestmark = pytest.mark.django_db

DIGEST = "ab" * 32


@pytest.fixture
def download(guide):
    """A file that is ready, without rendering one."""
    download = Download.objects.create(
        page=guide, format="pdf", state=DownloadState.READY, digest=DIGEST, edition=2, size=8
    )
    if not downloads_storage().exists(download.stored_name):
        downloads_storage().save(download.stored_name, ContentFile(b"%PDF-1.7"))
    return download


def address(guide):
    return f"/downloads/{guide.pk}/pdf"


def test_hands_out_the_file_with_its_length_and_a_good_name(client, guide, download):
    response = client.get(address(guide))
    assert b"".join(response) == b"%PDF-1.7"
    assert response["Content-Length"] == "8"
    assert response["Content-Type"] == "application/pdf"
    assert 'filename="real-involvement-edition-2.pdf"' in response["Content-Disposition"]


def test_answers_not_modified_to_who_has_it(client, guide, download):
    etag = client.get(address(guide))["ETag"]
    response = client.get(address(guide), headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")


def test_sets_no_cookie(client, guide, download):
    assert not client.get(address(guide)).cookies


def test_says_being_prepared_to_who_is_too_early(client, guide):
    response = client.get(address(guide))
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "being prepared" in response.content.decode()


def test_hands_out_the_last_good_file_while_the_next_is_made(client, guide, download):
    Download.objects.update(state=DownloadState.WAITING)
    assert client.get(address(guide)).status_code == 200


def test_hands_out_the_last_good_file_after_a_failure(client, guide, download):
    Download.objects.update(state=DownloadState.FAILED)
    assert client.get(address(guide)).status_code == 200


@pytest.mark.parametrize("path", ["/downloads/0/pdf", "/downloads/{}/nonsense"])
def test_what_there_is_not_is_not_found(client, guide, path):
    assert client.get(path.format(guide.pk)).status_code == 404


def test_a_page_without_formats_has_no_files(client, guide):
    home = factories.home()
    assert client.get(f"/downloads/{home.pk}/pdf").status_code == 404


def test_an_unpublished_page_hands_out_nothing(client, guide, download):
    guide.unpublish()
    assert client.get(address(guide)).status_code == 404


def test_a_private_page_sends_the_reader_to_its_login(client, guide, download):
    factories.make_private(guide)
    response = client.get(address(guide))
    assert (response.status_code, response["Location"]) == (302, "/guidance/real-involvement/")


def test_a_private_page_hands_its_file_to_who_may_see_it(editor_client, guide, download):
    factories.make_private(guide)
    assert editor_client.get(address(guide)).status_code == 200


def test_a_file_that_is_lost_is_being_prepared_again(client, guide, download):
    downloads_storage().delete(download.stored_name)
    assert client.get(address(guide)).status_code == 503


def test_the_guide_lists_its_file_with_format_size_and_pages(client, guide, download):
    Download.objects.update(size=245_000, page_count=17)
    page = client.get(guide.url).content.decode()
    assert "Whole guide (PDF, 239\N{NO-BREAK SPACE}KB, 17 pages)" in page
