"""The file of a book: what the EPUB 3.3 specification asks for (https://www.w3.org/TR/epub-33/)."""

import hashlib
import mimetypes
from pathlib import PurePath
from urllib.parse import urljoin

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from cms.downloads.archives import archive
from cms.downloads.rendering.assets import HOST, AddressRefused, find_file
from cms.downloads.rendering.pdf import RenderError
from cms.downloads.rendering.places import places_from_settings

from .book import Book
from .xhtml import adapt, anchors, inner_xml, parse

MIMETYPE = ("mimetype", b"application/epub+zip")  # first, and not compressed
CORE_IMAGES = {"image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp"}


def write(book: Book) -> bytes:
    """The file. Raises RenderError for an image that a reader of e-books could not show."""
    images = Images()
    texts = dict(_texts(book, images))
    context = {"book": book, "images": images.found.values()}
    files = [
        MIMETYPE,
        ("META-INF/container.xml", _rendered("container.xml", {})),
        ("EPUB/package.opf", _rendered("package.opf", context)),
        ("EPUB/contents.xhtml", _rendered("contents.xhtml", context)),
        ("EPUB/style.css", _style(book)),
        *((f"EPUB/{name}", text) for name, text in texts.items()),
        *((f"EPUB/{image.name}", image.content) for image in images.found.values()),
    ]
    return archive(files, stored=frozenset({"mimetype"}))


def _texts(book, images):
    bodies = {part.file: parse(part.html) for part in book.parts}
    places = {anchor: file for file, body in bodies.items() for anchor in anchors(body)}

    for part in book.parts:
        body = bodies[part.file]

        def link_to(anchor):
            return f"{places[anchor]}#{anchor}" if anchor in places else None

        adapt(body, base_url=book.base_url, link_to=link_to, image=images.name_of)
        context = {"book": book, "part": part, "text": mark_safe(inner_xml(body))}
        yield part.file, _rendered("part.xhtml", context)


def _rendered(template, context) -> bytes:
    return render_to_string(f"epub/{template}", context).strip().encode()


def _style(book) -> bytes:
    path = find_file(f"{HOST}static/{book.stylesheet}", places_from_settings())
    return book.style.encode() + path.read_bytes()


class Image:
    def __init__(self, path):
        self.content = path.read_bytes()
        self.media_type = mimetypes.guess_type(path.name)[0]
        self.id = f"image-{hashlib.sha256(self.content).hexdigest()[:16]}"
        self.name = f"images/{self.id}{PurePath(path.name).suffix.lower()}"


class Images:
    """Each image that a book shows, once."""

    def __init__(self):
        self.found: dict[str, Image] = {}
        self._places = places_from_settings()

    def name_of(self, address: str) -> str:
        """:raises RenderError:"""
        try:
            image = Image(find_file(urljoin(HOST, address), self._places))
        except AddressRefused as error:
            raise RenderError(f"An image cannot be put into the e-book: {error}") from error
        if image.media_type not in CORE_IMAGES:
            raise RenderError(f"E-books cannot show this kind of image: {address[:200]}")
        return self.found.setdefault(image.name, image).name
