"""Every place in a document that can name an address, tried with a file that nobody may read."""

from urllib.parse import quote

import pytest

from .conftest import SECRET
from .samples import opened

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>'
ENTITY = (
    '<!DOCTYPE svg [<!ENTITY secret SYSTEM "{}">]>'
    '<svg xmlns="http://www.w3.org/2000/svg"><text>&secret;</text></svg>'
)


def as_data(drawing: str) -> str:
    return "data:image/svg+xml," + quote(drawing)


WAYS_TO_READ = {
    "an image": '<img src="{}" alt="x">',
    "a style sheet": '<link rel="stylesheet" href="{}">',
    "an import": "<style>@import url({})</style>",
    "a background": '<p style="background: url({})">x',
    "generated content": "<style>p::before {{ content: url({}) }}</style><p>x",
    "a bullet": '<ul style="list-style-image: url({})"><li>x</ul>',
    "a font": "<style>@font-face {{ font-family: x; src: url({}) }}</style>",
    "a base address": '<base href="{}"><img src="secret.png" alt="x">',
    "a drawing's image": f"<svg aria-label='x'>{DRAWING}</svg>",
    "an embedded object": '<object data="{}"></object>',
    "an attachment": '<link rel="attachment" href="{}">',
    "an attachment behind a link": '<a rel="Attachment" href="{}">x</a>',
}


@pytest.mark.parametrize("html", WAYS_TO_READ.values(), ids=WAYS_TO_READ.keys())
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "/secret.png"])
def test_refuses_to_read_by(html, address, printed):
    rendering = printed(html.format(address), base_url="https://example.org")
    assert rendering.content == b""
    assert rendering.problems


@pytest.mark.parametrize("drawing", [DRAWING, ENTITY], ids=["an image", "an entity"])
def test_refuses_to_read_from_within_a_drawing_file_by(drawing, printed, tmp_path):
    secret = (tmp_path / "secret.png").as_uri()
    rendering = printed(f'<img src="{as_data(drawing.format(secret))}" alt="x">')
    assert rendering.problems
    assert SECRET.encode() not in rendering.content


def test_a_refusal_names_the_address(printed):
    [problem] = printed('<img src="file:///etc/passwd" alt="x">').problems
    assert problem.startswith("The document may not read file:///etc/passwd")


def test_reads_style_sheets_and_images_of_the_library(printed):
    html = '<h1>Rash</h1><img src="/media/images/flower.png" alt="A flower">'
    assert opened(printed(html, stylesheets=("css/print.css",)))


def test_an_image_that_cannot_be_read_is_a_problem(printed):
    [problem] = printed('<img src="data:image/png;base64,AAAA" alt="x">').problems
    assert "Failed to load image" in problem
