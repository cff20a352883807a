"""Pictures of all kinds, whole and broken, as they come from phones, scanners and the internet."""

import base64
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageFile

from cms.downloads.rendering.pictures import Unprintable, printable

from .samples import opened


def picture(mode: str, kind: str, colour=None, size=(30, 20), **options) -> bytes:
    file = BytesIO()
    Image.new(mode, size, colour).save(file, kind, **options)
    return file.getvalue()


def colour_profile(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def bomb(width: int, height: int) -> bytes:
    """A small PNG file that says it is this large."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header
    return start + struct.pack(">I", zlib.crc32(header)) + b"\0\0\0\0IEND\xaeB`\x82"


WHOLE = picture("RGB", "PNG", "#005eb8", size=(200, 200))
BROKEN = {
    "cut off": (WHOLE[: len(WHOLE) // 2], "is damaged: upload it again"),
    "cut off photo": (picture("RGB", "JPEG", "red", size=(200, 200))[:700], "is damaged"),
    "empty": (b"", "is not a picture"),
    "text": (b"Not a picture", "is not a picture"),
    "web page": (b"<html><body>Error 404</body></html>", "is not a picture"),
    "PDF": (b"%PDF-1.7", "is not a picture"),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is not a picture"),
    "too large": (bomb(8000, 8000), "is too large (8000 by 8000 pixels)"),
    "bomb": (bomb(60_000, 60_000), "is too large"),
}
# All that Wagtail accepts, in all the colours it may have
KINDS = {
    "transparent": picture("RGBA", "PNG", (255, 0, 0, 100)),
    "transparent grey": picture("LA", "PNG", (100, 100)),
    "deep grey": picture("I;16", "PNG", 40_000),
    "black and white": picture("1", "PNG", 1),
    "few colours": picture("P", "GIF", 1, transparency=0),
    "for the press": picture("CMYK", "JPEG", (10, 200, 30, 0)),
    "grey photo": picture("L", "JPEG", 99),
    "with colours of its own": picture("RGB", "PNG", icc_profile=colour_profile("LAB")),
    "with a broken profile": picture("RGB", "JPEG", "red", icc_profile=b"none"),
    "webp": picture("RGBA", "WEBP", (1, 2, 3, 100)),
    "avif": picture("RGB", "AVIF", (1, 2, 3)),
}


def as_html(content: bytes) -> str:
    return f'<img width="90" alt="A spot" src="data:;base64,{base64.b64encode(content).decode()}">'


@pytest.mark.parametrize(("content", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_picture_is_refused_with_its_block(content, reason, printed):
    html = f'<h2 data-bookmark="3.2 Doses">Doses</h2><p>{as_html(content)}</p>'
    [problem] = printed(html).problems
    assert problem.startswith("In “3.2 Doses”: a picture within the text ")
    assert reason in problem


def test_a_broken_picture_of_the_library_goes_by_its_name(printed, tmp_path):
    tmp_path.joinpath("media/images/broken.png").write_bytes(WHOLE[:300])
    html = '<h1>Rash</h1><img src="/media/images/broken.png" alt="A spot">'
    assert printed(html).problems == [
        "In “Rash”: the picture broken.png is damaged: upload it again."
    ]


def test_all_broken_pictures_are_told_at_once(printed, tmp_path):
    html = ""
    for name in ("a", "b"):
        tmp_path.joinpath(f"media/images/{name}.png").write_bytes(WHOLE[:300])
        html += f'<h1>{name}</h1><img src="/media/images/{name}.png" alt="A spot">'
    assert [problem[:7] for problem in printed(html).problems] == ["In “a”:", "In “b”:"]


@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS.keys())
def test_a_picture_is_printed_that_is(content, printed):
    pdf = opened(printed(as_html(content)))
    spaces = {item.ColorSpace for item in pdf.pages[0].get_images().values()}
    assert spaces <= {"/DeviceRGB", "/DeviceGray"}


def test_a_plain_picture_stays_as_it_is():
    assert printable(WHOLE) == WHOLE


def test_colours_survive_their_conversion():
    with Image.open(BytesIO(printable(picture("CMYK", "JPEG", (0, 255, 255, 0))))) as converted:
        red, green, blue = converted.getpixel((5, 5))
    assert red > 200
    assert max(green, blue) < 60


def test_deep_grey_keeps_its_brightness():
    with Image.open(BytesIO(printable(picture("I;16", "PNG", 32_768)))) as converted:
        assert converted.getpixel((0, 0)) == 128


def test_a_damaged_picture_is_noticed_though_weasyprint_overlooks_it(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    with pytest.raises(Unprintable):
        printable(WHOLE[: len(WHOLE) // 2])
