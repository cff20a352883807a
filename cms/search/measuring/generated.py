"""Passages that nobody wrote: as long, as varied and as hidden as a large library's.

Always the same for the same number. A word's frequency falls with its rank, as in any language
(Zipf); words have the endings that stemming takes off.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import accumulate, islice

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, PageViewRestriction

from cms.passages.models import Passage
from cms.search.words import STOP_WORDS

VOCABULARY = 20_000
WORDS = (80, 520)  # in a passage; numbered paragraphs have up to 250, attachments' pages more
PER_PUBLICATION = 20
YEARS = range(2006, 2026)
EVERY_UNPUBLISHED, EVERY_PRIVATE = 50, 400  # one publication in so many
BEGINNINGS = [
    "b",
    "br",
    "c",
    "cl",
    "d",
    "f",
    "g",
    "h",
    "l",
    "m",
    "n",
    "p",
    "qu",
    "r",
    "s",
    "st",
    "t",
    "v",
]
MIDDLES = ["a", "ai", "e", "ea", "i", "io", "o", "ou", "u"]
ENDINGS = ["", "", "", "s", "ed", "ing", "ment", "tion", "ly", "al"]
BATCH = 1_000


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words, most frequent first, and their cumulated frequencies."""
    random_ = random.Random(1)
    found = dict.fromkeys(sorted(STOP_WORDS))
    while len(found) < VOCABULARY:
        syllables = random_.randint(1, 4)
        root = "".join(
            random_.choice(BEGINNINGS) + random_.choice(MIDDLES) for _ in range(syllables)
        )
        found[root + random_.choice(ENDINGS)] = None
    return list(found), list(accumulate(1 / rank for rank in range(3, VOCABULARY + 3)))


def text(random_: random.Random, length: int) -> str:
    words, frequencies = vocabulary()
    return " ".join(random_.choices(words, cum_weights=frequencies, k=length))


def generate(count: int) -> None:
    """Stores so many passages, and the pages they stand on."""
    publications = _pages(-(-count // PER_PUBLICATION))
    passages = _passages(count, publications)
    while batch := list(islice(passages, BATCH)):
        Passage.objects.bulk_create(batch)


def _pages(count) -> list[Page]:
    home, locale = Page.objects.get(depth=2), Locale.objects.get()
    page_type = ContentType.objects.get_for_model(Page)
    random_ = random.Random(2)
    pages = Page.objects.bulk_create(
        [
            Page(
                path=Page._get_path(home.path, 3, number),
                depth=3,
                title=text(random_, 6),
                slug=f"publication-{number}",
                url_path=f"{home.url_path}publication-{number}/",
                locale=locale,
                content_type=page_type,
                live=bool(number % EVERY_UNPUBLISHED),
                first_published_at=datetime(random_.choice(YEARS), 1, 1, tzinfo=UTC),
            )
            for number in range(1, count + 1)
        ],
        batch_size=BATCH,
    )
    PageViewRestriction.objects.bulk_create(
        PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
        for page in pages[::EVERY_PRIVATE]
    )
    return pages


def _passages(count, publications) -> Iterator[Passage]:
    random_ = random.Random(3)
    for number in range(count):
        page = publications[number // PER_PUBLICATION]
        position = number % PER_PUBLICATION
        yield Passage(
            page=page,
            publication=page,
            block_id=str(position or ""),
            position=position,
            number=f"{position}" if position else "",
            heading=text(random_, random_.randint(2, 8)),
            text=text(random_, random_.randint(*WORDS)),
        )


def questions(count: int, passages: int) -> list[str]:
    """Two or three words each that stand together in some passage, stop words apart."""
    random_ = random.Random(4)
    asked = []
    for key in random_.sample(range(passages), count):
        words = sorted(set(_words_of(key)) - STOP_WORDS)
        asked.append(" ".join(random_.sample(words, random_.choice([2, 3]))))
    return asked


def _words_of(number):
    passages = Passage.objects.order_by("pk").values_list("text", flat=True)
    return passages[number].split()
