"""Every place in a document that can name an address, tried with a file that nobody may read."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from .conftest import SECRET
from .samples import opened

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>'
ENTITY = (
    '<!DOCTYPE svg [<!ENTITY secret SYSTEM "{}">]>'
    '<svg xmlns="http://www.w3.org/2000/svg"><text>&secret;</text></svg>'
)


STYLED_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg"><style>@import url({});</style><rect/></svg>'
)
USING_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><use href="{}#a"/></svg>'


def as_data(drawing: str) -> str:
    return "data:image/svg+xml," + quote(drawing)


def as_picture(drawing: str) -> str:
    return f'<img alt="x" src="{as_data(drawing)}">'.replace("%7B%7D", "{}")


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
    "a picture's drawing": as_picture(DRAWING),
    "a drawing's style sheet": as_picture(STYLED_DRAWING),
    "a drawing's use of another": as_picture(USING_DRAWING),
    "a drawing's entity": as_picture(ENTITY),
    "a video": '<video src="{}"></video>',
}


class Sentinel(BaseHTTPRequestHandler):
    """Answers anything, and notes what it was asked for."""

    def do_GET(self):
        self.server.requests.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(SECRET.encode())

    do_HEAD = do_POST = do_GET

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    with HTTPServer(("127.0.0.1", 0), Sentinel) as sentinel:
        sentinel.requests = []
        sentinel.address = f"http://127.0.0.1:{sentinel.server_port}"
        threading.Thread(target=sentinel.serve_forever, daemon=True).start()
        yield sentinel
        sentinel.shutdown()


@pytest.mark.parametrize("html", WAYS_TO_READ.values(), ids=WAYS_TO_READ.keys())
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "/secret.png"])
def test_refuses_to_read_by(html, address, printed):
    rendering = printed(html.format(address), base_url="https://example.org")
    assert rendering.content == b""
    assert rendering.problems


@pytest.mark.parametrize("html", WAYS_TO_READ.values(), ids=WAYS_TO_READ.keys())
def test_no_server_is_ever_asked_by(html, server, printed):
    """Not only refused: the address is that of a real server, which counts who comes."""
    printed(html.format(f"{server.address}/sentinel.png"), base_url="https://example.org")
    assert server.requests == []


def test_the_server_would_have_noticed(server):
    with urlopen(f"{server.address}/sentinel.png") as answer:
        assert answer.read() == SECRET.encode()
    assert server.requests == ["/sentinel.png"]


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
