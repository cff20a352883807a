"""Generated packs to measure with: the same at each run."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.conf import settings

from cms.downloads.measuring.samples import Sample, guide
from cms.downloads.printed import site_facts

from .contents import Item
from .formats import pack_document

PAGES_OF_AN_ITEM = 25
EDITION = SimpleNamespace(number=1, published_at=datetime(2026, 1, 1, tzinfo=UTC))


def pack(pages: int) -> Sample:
    """About so many pages: guides of some 25, each behind its sheet."""
    document = guide(PAGES_OF_AN_ITEM).document
    items = [
        Item(
            number=number,
            title=f"Sample {number}",
            kind="Guide",
            edition=EDITION,
            address=f"{settings.WAGTAILADMIN_BASE_URL}/current/sample/1",
            document=document,
        )
        for number in range(1, max(1, round(pages / PAGES_OF_AN_ITEM)) + 1)
    ]
    context = {"page": {"title": "Sample"}, **site_facts()}
    whole = pack_document(items, title="Sample", summary="", context=context)
    return Sample(f"pack of {pages} pages", whole, "", ())
