"""A damaged picture is the text's fault, and named; a storage that is away is the machine's."""

from io import BytesIO

import pytest
import wagtail_factories
from django.core.cache import cache
from django.core.files.base import ContentFile
from PIL import Image

from cms.downloads.building import build
from cms.downloads.models import Download, DownloadState
from tests import factories

pytestmark = pytest.mark.django_db


def png():
    buffer = BytesIO()
    Image.effect_noise((400, 400), 90).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def picture(guide):
    cache.clear()  # Wagtail remembers how a picture of the same number was shown in another test
    picture = wagtail_factories.ImageFactory(title="The cycle", file=ContentFile(png(), "a.png"))
    image = {"image": picture.pk, "decorative": False, "alt_text": "A cycle"}
    figure = {"image": image, "caption": "", "source": ""}
    content = [{"type": "figure", "value": figure}]
    chapter = factories.published_chapter(guide, factories.paragraph("The duty"))
    body = chapter.body.get_prep_value()
    body[0]["value"]["content"] = content
    factories.publish(chapter, body=body)
    return picture


def built(guide):
    download, _ = Download.objects.get_or_create(page=guide, format="pdf")
    build(download)
    download.refresh_from_db()
    return download


@pytest.mark.parametrize("content", [b"not a picture", png()[:2000]], ids=["other", "cut off"])
def test_a_damaged_picture_is_named_to_editors(guide, picture, content):
    with open(picture.file.path, "wb") as file:
        file.write(content)
    download = built(guide)
    assert download.state == DownloadState.FAILED
    assert "The cycle" in download.error


def test_what_no_picture_causes_is_tried_again(guide, picture, monkeypatch):
    def away(self, page):
        raise OSError("The disk is away.")

    monkeypatch.setattr("guidance.guides.formats.GuidePdf.gather", away)
    with pytest.raises(OSError, match="away"):
        built(guide)
    assert Download.objects.get(format="pdf").state == DownloadState.WAITING
