"""What a machine can say about accessibility and archiving: the real veraPDF's verdict."""

from pathlib import Path

import pikepdf
import pytest

from cms.downloads.rendering import engine
from cms.downloads.rendering.pdf import render_pdf
from tests.verapdf import validate, verapdf, why_unavailable

from .samples import AWKWARD, GUIDE, document

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(why_unavailable()), reason=why_unavailable()),
]


@pytest.fixture
def guide(places, tmp_path) -> Path:
    return written(GUIDE, tmp_path)


def written(html: str, folder: Path) -> Path:
    file = folder / "guide.pdf"
    file.write_bytes(render_pdf(document(html, base_url="https://example.org")).content)
    return file


@pytest.mark.parametrize("html", [GUIDE, AWKWARD], ids=["a guide", "an awkward document"])
def test_pdf_ua_and_pdf_a_are_passed_by(html, places, tmp_path):
    accessible, archivable = validate(written(html, tmp_path))
    assert (accessible.flavour, accessible.failures) == ("ua1", [])
    assert (archivable.flavour, archivable.failures) == ("2a", [])
    assert accessible.checks > 1000
    assert archivable.checks > 1000


def test_planted_faults_are_caught(guide):
    with pikepdf.open(guide, allow_overwriting_input=True) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item:
                del item["/Alt"]
        del pdf.Root.MarkInfo
        pdf.save()
    broken = {failure.split(" x")[0] for failure in verapdf(guide)}
    assert {"ua1 7.3-1", "ua1 6.2-1", "2a 6.7.2.2-1"} <= broken


def test_without_the_corrections_the_same_guide_fails(printed, monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "correct_tags", lambda *ignored: None)
    rendering = printed(GUIDE, base_url="https://example.org")
    assert rendering.problems == []
    file = tmp_path / "guide.pdf"
    file.write_bytes(rendering.content)
    broken = {failure.split(" x")[0] for failure in verapdf(file, ("ua1",))}
    assert "ua1 7.3-1" in broken
