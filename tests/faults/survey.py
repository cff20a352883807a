"""What the database and the index say after the kills, as one line of JSON."""

import json

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from cms.passages.models import Passage  # noqa: E402
from cms.publishing.models import Edition, OutboxEntry  # noqa: E402
from cms.search.queries import ranked_keys  # noqa: E402
from guidance.models import ChapterPage, GuidePage  # noqa: E402


def survey():
    guide = GuidePage.objects.get()
    with connection.cursor() as cursor:
        integrity = cursor.execute("PRAGMA integrity_check").fetchone()[0]
    manifest = [page_id for page_id, _ in Edition.objects.of(guide).first().manifest()]
    return {
        "integrity": integrity,
        "live": list(ChapterPage.objects.live().order_by("path").values_list("pk", flat=True)),
        "in edition": manifest[1:],
        "with passages": sorted(
            Passage.objects.exclude(block_id="").values_list("page_id", flat=True)
        ),
        "promises not kept": OutboxEntry.objects.pending().count(),
        "found": len(ranked_keys("kestrel", Passage.objects.visible())),
    }


if __name__ == "__main__":
    GuidePage.formats = []
    call_command("run_tasks", until_empty=True, verbosity=0)
    print(json.dumps(survey()))
