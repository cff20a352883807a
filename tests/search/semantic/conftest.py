import pytest

from cms.search.semantic.making import make_vectors


@pytest.fixture
def by_hand(settings, db, monkeypatch):
    """Search by meaning, with vectors by hand."""
    pytest.importorskip("numpy", reason="NumPy is of requirements-dev.txt: make test installs it")
    monkeypatch.setattr("cms.search.semantic.nearness._latest", None)  # tests use keys again
    settings.SEMANTIC_SEARCH = "tests.search.semantic.by_hand.ByHand"


@pytest.fixture
def index(index, by_hand):
    """Bring in what was published, with its vectors."""

    def bring_in():
        index()
        make_vectors.call()

    return bring_in
