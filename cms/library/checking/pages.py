"""Whether every page answers, every link leads somewhere and every picture speaks."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

from cms.library.errors import ContentError
from cms.pages.querysets import visible_pages

HERE = "http://localhost"  # stands for the site; every other host is outside, and not asked
WITHOUT_ADDRESS = ("mailto", "tel")


@dataclass
class ReadPage(HTMLParser):
    """What an HTML page links to, which places it has, and what is wrong with its pictures."""

    links: list = field(default_factory=list)
    places: set = field(default_factory=set)
    silent_pictures: list = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.places.add(attrs.get("id"))
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"] or "")
        if tag == "img" and "alt" not in attrs:
            self.silent_pictures.append(attrs.get("src", ""))


class Crawler:
    """Asks the site itself, without a server; each address once."""

    def __init__(self):
        self.client = Client(SERVER_NAME="localhost", raise_request_exception=False)
        self.known = {}

    def check(self):
        """Yields a ContentError for each thing a reader would stumble over."""
        for page in visible_pages().order_by("path").specific():
            if address := page.get_url():  # it is on the site, and not the root of all pages
                yield from self._problems_of(address)

    def _problems_of(self, address):
        status, read = self._ask(address)
        if status != 200:
            yield ContentError(f"answers {status}", address)
            return
        for picture in read.silent_pictures:
            yield ContentError(f"the picture {picture} has no alternative text", address)
        for link in read.links:
            if problem := self._problem_with(urljoin(HERE + address, link)):
                yield ContentError(f"links to {link}, which {problem}", address)

    def _problem_with(self, link):
        parts = urlsplit(link)
        if parts.scheme in WITHOUT_ADDRESS:
            return None
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return "is no address"
        if not link.startswith(f"{HERE}/"):
            return None
        address, place = urldefrag(link.removeprefix(HERE))
        status, read = self._ask(address)
        if status not in (200, 503):  # a file that is still being made
            return f"answers {status}"
        if place and read and place not in read.places:
            return f"has no place “{place}”"
        return None

    def _ask(self, address):
        """``(status, what an HTML page holds or None)``, redirects followed."""
        if address not in self.known:
            response = self.client.get(address, follow=True)
            read = None
            if response.get("Content-Type", "").startswith("text/html"):
                read = ReadPage()
                read.feed(response.content.decode())
            self.known[address] = (response.status_code, read)
        return self.known[address]
