import pytest
from bs4 import BeautifulSoup

from cms.publishing.outbox import deliver_outbox
from guidance.models import AbstractGuidePage


@pytest.fixture(autouse=True)
def no_files(monkeypatch):
    """Nothing here is about PDFs, and each takes seconds."""
    monkeypatch.setattr(AbstractGuidePage, "formats", [])


@pytest.fixture
def index():
    """Bring into the index what was published, and nothing else of what waits."""
    return deliver_outbox.call


class Found:
    """A page of results as a reader sees it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")

    def all(self, selector):
        return [text_of(element) for element in self.soup.select(selector)]

    def text(self, selector="main"):
        return text_of(self.soup.select_one(selector))

    def links(self, selector):
        return {text_of(a): a["href"] for a in self.soup.select(f"{selector} a")}

    @property
    def publications(self):
        return self.all(".app-result__title")

    @property
    def passages(self):
        return self.all(".app-hit__title")

    @property
    def count(self):
        return self.text(".app-browse__count")

    @property
    def chips(self):
        return self.links(".app-chips")

    def choices(self, name):
        """``{label: count}`` of a facet."""
        labels = [box.find_parent("label") for box in self.soup.select(f'input[name="{name}"]')]
        texts = [text_of(label).rsplit(" ", 1) for label in labels]
        return {text: int(count.strip("()")) for text, count in texts}


def text_of(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def search(client):
    """``search("?q=urgent")``"""
    return lambda address="": Found(client.get(f"/search/{address}"))
