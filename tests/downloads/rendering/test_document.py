from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cms.downloads.rendering import document as module
from cms.downloads.rendering.document import digest, w3c_date

from .samples import document

ILLUSTRATED = '<img src="/media/images/flower.png" alt="A flower">'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 1, 31), "2026-01-31"),
        (datetime(2026, 1, 31, 9, 30), "2026-01-31T09:30:00Z"),
        (datetime(2026, 1, 31, 9, 30, tzinfo=UTC), "2026-01-31T09:30:00Z"),
        (
            datetime(2026, 6, 30, 0, 30, tzinfo=timezone(timedelta(hours=1))),
            "2026-06-29T23:30:00Z",
        ),
    ],
)
def test_dates_are_written_in_w3c_form(value, written):
    assert w3c_date(value) == written


def test_equal_documents_have_equal_digests(places):
    assert digest(document(ILLUSTRATED)) == digest(document(ILLUSTRATED))


@pytest.mark.parametrize(
    "change",
    [
        {"html": "<p>Other"},
        {"title": "Other"},
        {"language": "cy"},
        {"modified": date(2026, 3, 1)},
        {"stylesheets": ("css/print.css",)},
        {"base_url": "https://example.org"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_digest_changes_with_the(change, places):
    assert digest(document()) != digest(replace(document(), **change))


@pytest.mark.parametrize(
    ("path", "content"),
    [("media/images/flower.png", "new image"), ("static/css/print.css", "h1 { color: red }")],
)
def test_the_digest_changes_with_the_content_of(path, content, places, tmp_path):
    printed = document(ILLUSTRATED, stylesheets=("css/print.css",))
    before = digest(printed)
    (tmp_path / path).write_text(content)
    assert digest(printed) != before


def test_the_digest_changes_with_a_file_that_a_style_sheet_names(places, tmp_path):
    (tmp_path / "static/css/print.css").write_text(
        "@import 'more.css'; p { background: url(a.png)}"
    )
    printed = document(stylesheets=("css/print.css",))
    digests = {digest(printed)}
    for name in ("more.css", "a.png"):
        (tmp_path / "static/css" / name).write_text("")
        digests.add(digest(printed))
    assert len(digests) == 3


def test_the_digest_changes_with_a_version(places, monkeypatch):
    before = digest(document())
    monkeypatch.setattr(module, "versions", lambda: {"weasyprint": "71.0"})
    assert digest(document()) != before


def test_the_versions_are_all_known():
    assert "absent" not in module.versions().values()
