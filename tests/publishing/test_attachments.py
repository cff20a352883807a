"""Uploaded files: what they say of themselves, and that they follow their page."""

import io
import zipfile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from cms.publishing.models import Attachment, LibraryDocument
from tests import factories

pytestmark = pytest.mark.django_db


def pdf(pages=3):
    out = io.BytesIO()
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    document.save(out)
    return out.getvalue()


def office_file(payload=b"x" * 1000):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", payload)
    return out.getvalue()


def uploaded(name, content):
    return LibraryDocument(title=name, file=ContentFile(content, name))


def attach(page, document, **fields):
    page = page.get_latest_revision_as_object()
    page.attachments.add(Attachment(document=document, title="Template", **fields))
    page.save_revision().publish()
    return page


@pytest.fixture
def document(db):
    document = uploaded("template.pdf", pdf(3))
    document.full_clean()
    document.save()
    return document


class TestAnUpload:
    def test_knows_its_pages(self, document):
        assert document.page_count == 3

    def test_of_another_kind_has_no_pages(self):
        document = uploaded("letter.docx", office_file())
        document.clean()
        assert document.page_count is None

    @pytest.mark.parametrize("name", ["not-really.pdf", "not-really.docx"])
    def test_that_is_not_what_its_name_says_is_refused(self, name):
        with pytest.raises(ValidationError) as caught:
            uploaded(name, b"<html>hello</html>").clean()
        assert "file" in caught.value.message_dict

    def test_that_unpacks_to_an_unreasonable_size_is_refused(self):
        with pytest.raises(ValidationError, match="unreasonable size"):
            uploaded("bomb.docx", office_file(b"\0" * 20_000_000)).clean()

    @pytest.mark.parametrize("name", ["page.html", "drawing.svg", "run.exe"])
    def test_that_could_run_in_a_browser_is_refused(self, name):
        with pytest.raises(ValidationError):
            uploaded(name, b"x").full_clean()

    def test_with_an_error_keeps_the_form_and_names_the_field(self, editor_client):
        file = ContentFile(b"not a pdf", "letter.pdf")
        response = editor_client.post(
            "/admin/documents/multiple/add/", {"title": "Letter", "files[]": file}
        )
        assert "cannot be read as a PDF" in response.content.decode()
        assert not LibraryDocument.objects.exists()


class TestAnAttachment:
    def test_is_listed_with_format_size_pages_and_language(self, client, guide, document):
        attach(guide, document, language="Polski", reference="T-1")
        page = client.get(guide.url).content.decode()
        assert "Template (PDF, 1\N{NO-BREAK SPACE}KB, 3 pages)" in page
        assert "Polski, T-1" in page

    def test_is_served_while_its_page_can_be_seen(self, client, guide, document):
        attach(guide, document)
        assert client.get(document.url).status_code == 200

    def test_goes_when_its_page_goes_and_comes_back_with_it(self, client, guide, document):
        attach(guide, document)
        guide.unpublish()
        assert client.get(document.url).status_code == 404
        factories.publish(guide)
        assert client.get(document.url).status_code == 200

    def test_goes_when_it_is_taken_off_the_page(self, client, guide, document):
        page = attach(guide, document)
        page.attachments.clear()
        page.save_revision().publish()
        assert client.get(document.url).status_code == 404

    def test_of_a_private_page_asks_for_the_pages_login(self, client, guide, document):
        attach(guide, document)
        factories.make_private(guide)
        assert client.get(document.url)["Location"] == "/guidance/real-involvement/"

    def test_of_a_private_and_a_public_page_is_public(self, client, guide, document):
        attach(guide, document)
        factories.make_private(guide)
        attach(factories.published_guide(title="Other"), document)
        assert client.get(document.url).status_code == 200

    def test_below_an_unpublished_page_is_not_served(self, client, guide, document):
        link = (
            "download",
            {"document": document.pk, "title": "Template", "description": ""},
        )
        factories.published_chapter(guide, factories.paragraph("One", link))
        assert client.get(document.url).status_code == 200
        guide.unpublish()
        assert client.get(document.url).status_code == 404

    def test_keeps_its_file_from_being_deleted(self, guide, document):
        from django.db.models import ProtectedError

        attach(guide, document)
        with pytest.raises(ProtectedError):
            document.delete()
