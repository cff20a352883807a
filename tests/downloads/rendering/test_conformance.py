"""What a machine can say about accessibility and archiving: the real veraPDF's verdict."""

from pathlib import Path

import pytest

from cms.downloads.rendering import engine
from cms.downloads.rendering.checks import Verdict, examine
from cms.downloads.rendering.pdf import render_pdf
from tests.verapdf import Report, needs_verapdf, validate, validate_all, verapdf

from .planted_faults import FAULTS, HTML, with_fault
from .samples import AWKWARD, GUIDE, LANGUAGE_SAMPLES, document
from .test_pictures import KINDS as PICTURES
from .test_pictures import as_html

pytestmark = [
    pytest.mark.slow,
    needs_verapdf,
]


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


def test_each_planted_fault_is_caught_and_the_file_without_one_is_clean(printed, tmp_path):
    good = printed(HTML).content
    files = {name: with_fault(name, good) for name in FAULTS if name != "no pages"}
    files["none"] = good
    missed = {name for name, reports in validated(files, tmp_path).items() if not failures(reports)}
    missed -= {name for name, content in files.items() if examine(content, blocks=[]).problems}
    assert missed == {"none"}


def test_pictures_of_all_kinds_and_all_our_languages_are_pdf_ua_and_pdf_a(printed, tmp_path):
    files = {name: printed(as_html(content)).content for name, content in PICTURES.items()}
    files |= {
        language: printed(f"<h1>{text}</h1>", language=language).content
        for language, text in LANGUAGE_SAMPLES.items()
    }
    reports = validated(files, tmp_path)
    assert {name: failures(of_file) for name, of_file in reports.items() if failures(of_file)} == {}


def validated(files: dict[str, bytes], folder: Path) -> dict[str, list[Report]]:
    paths = [folder / f"{number}.pdf" for number in range(len(files))]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return dict(zip(files, validate_all(paths), strict=True))


def failures(reports: list[Report]) -> list[str]:
    return [failure for report in reports for failure in report.failures]


def test_without_the_corrections_the_same_guide_fails(printed, monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "correct_tags", lambda *ignored: None)
    monkeypatch.setattr(engine, "examine", lambda *ignored: Verdict())
    rendering = printed(GUIDE, base_url="https://example.org")
    file = tmp_path / "guide.pdf"
    file.write_bytes(rendering.content)
    broken = {failure.split(" x")[0] for failure in verapdf(file, ("ua1",))}
    assert "ua1 7.3-1" in broken
