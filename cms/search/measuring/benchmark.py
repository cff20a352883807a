"""How fast the engine of the settings is with many passages, and how much room it takes."""

import random
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection
from modelsearch.query import PlainText
from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage
from cms.search.asking import complete
from cms.search.asking import search as ask
from cms.search.queries import ranked_keys

from .filling import build_index
from .generated import generate, questions, vocabulary
from .timing import spread, timed

QUERIES = 100
CHANGES = 20
BUDGET = 60  # seconds: a slow engine is asked fewer than a hundred queries
PER_PAGE = 20
SIZE_OF_DATABASE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}


def index(count: str) -> dict[str, float]:
    """Generates passages and indexes them. ``index_mb`` is in millions of bytes."""
    generate(int(count))
    before = _stored_bytes()
    _, seconds = timed(build_index)
    return {
        "docs_per_s": round(int(count) / seconds.wall, 1),
        "docs_per_cpu_s": round(int(count) / seconds.cpu, 1),
        "index_mb": round((_stored_bytes() - before) / 1e6, 1),
    }


def _stored_bytes() -> int:
    """The size of the database and of the folder of indexes."""
    with connection.cursor() as cursor:
        cursor.execute(SIZE_OF_DATABASE[connection.vendor])
        [size] = cursor.fetchone()
    folder = getattr(get_search_backend(), "path", None)  # of our own back end
    files = (path for path in folder.rglob("*") if path.is_file()) if folder else []
    return size + sum(path.stat().st_size for path in files)


def search(count: str) -> dict[str, float]:
    """Asks for what ``index`` has stored. ``memory_mb`` is what this process grew by meanwhile.

    and           all words, filters, the exact number and the first twenty hits
    page          what the search page asks: references, phrases, feedback
    autocomplete  one to three letters
    change        from a new text to finding it
    """
    passages = Passage.objects.visible().filter(
        publication__first_published_at__gte=datetime(2016, 1, 1, tzinfo=UTC)
    )
    before = _private_bytes()
    asked = questions(QUERIES, int(count))
    measured = {
        **_spread("and", asked, lambda query: _hits(query, passages)),
        **_spread("page", asked, lambda query: ranked_keys(query, passages)),
        **_spread("autocomplete", _starts(), lambda start: complete(start, passages, PER_PAGE)),
    }
    memory = _private_bytes() - before
    return {
        **measured,
        "memory_mb": round(memory / 1e6, 1),
        **_spread("change", range(CHANGES), _change),
    }


def _hits(query, passages):
    keys = ask(PlainText(query), passages)
    return len(keys), passages.in_bulk(keys[:PER_PAGE])


def _starts() -> list[str]:
    words, random_ = vocabulary()[0], random.Random(5)
    return [random_.choice(words)[: random_.randint(1, 3)] for _ in range(QUERIES)]


def _change(number):
    passage = Passage.objects.order_by("pk")[number]
    passage.text = f"{passage.text} sentinel{number}"
    Passage.objects.filter(pk=passage.pk).update(text=passage.text)
    backend = get_search_backend()
    backend.add(passage)
    if not backend.search(f"sentinel{number}", Passage).count():
        raise RuntimeError("A change is not found.")


def _spread(name, things: Iterable, ask) -> dict[str, float]:
    """Median and 95th percentile on the wall and of this process's own work, within the budget."""
    deadline, measured = time.monotonic() + BUDGET, []
    for thing in things:
        measured.append(timed(ask, thing)[1])
        if time.monotonic() > deadline:
            break
    wall, cpu = zip(*measured, strict=True)
    return {
        f"{name}_queries": len(measured),
        **spread(f"{name}_", wall),
        **spread(f"{name}_cpu_", cpu),
    }


def _private_bytes() -> int:
    """Memory that this process shares with no other."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))
