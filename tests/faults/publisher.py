"""Publishes chapters one after another, naming each once it is done, until it is killed."""

import itertools
import uuid

import django

django.setup()

from tests import factories  # noqa: E402

if __name__ == "__main__":
    guide = factories.GuidePage.objects.first() or factories.published_guide()
    for _ in itertools.count():
        paragraph = factories.paragraph("A", "kestrel")
        chapter = factories.published_chapter(guide, paragraph, slug=f"c{uuid.uuid4().hex}")
        print(chapter.pk, flush=True)
