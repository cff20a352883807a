"""Every PDF for readers of every kind of page, made from the sample library, before veraPDF."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from wagtail.models import Page

from cms.downloads.formats import Format, formats_of
from tests.verapdf import needs_verapdf, validate_all

pytestmark = [
    pytest.mark.slow,
    needs_verapdf,
]


def test_every_pdf_of_the_library_is_pdf_ua_and_pdf_a(library, tmp_path):
    files = dict(rendered_files(tmp_path))
    assert files
    verdicts = dict(zip(files, validate_all(list(files.values())), strict=True))
    failures = {
        name: report.failures
        for name, reports in verdicts.items()
        for report in reports
        if report.failures
    }
    assert failures == {}
    for reports in verdicts.values():
        assert [report.flavour for report in reports] == ["ua1", "2a"]
        assert min(report.checks for report in reports) > 100


def rendered_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Name and place of one file of each variant that any page type is handed out in."""
    for number, (page, format_) in enumerate(variants().values()):
        content = format_.gather(page)
        if getattr(content, "press", False):  # a printer's file, which nobody reads on a screen
            continue
        file = folder / f"{number}.pdf"
        file.write_bytes(format_.render(content).content)
        yield f"{format_.name} of {page.get_url_parts()[2]}", file


def variants() -> dict[tuple, tuple[Page, Format]]:
    """The longest page of each type, of each format and of each of the forms that editors choose
    from, such as the language of a leaflet.
    """
    pages = sorted(Page.objects.live().specific(), key=amount_of_text)
    return {
        (type(page), format_.name, *choices(page)): (page, format_)
        for page in pages
        for format_ in formats_of(page).values()
        if format_.content_type == "application/pdf"
    }


def amount_of_text(page: Page) -> int:
    return sum(len(str(field.value_to_string(page))) for field in page._meta.concrete_fields)


def choices(page: Page) -> list[str]:
    """What has been chosen in each field of the page's type that offers a choice."""
    own = [field for field in page._meta.local_concrete_fields if field.choices]
    return [str(field.value_from_object(page)) for field in own]
