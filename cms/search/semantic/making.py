"""The vectors follow the passages: whatever lacks one gets it in the background.

What no longer fits its passage is dropped at once, so that nothing is found by what it once said.
"""

import time
from collections.abc import Iterator
from hashlib import sha256

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from cms.passages.models import Passage
from cms.search.models import PassageVector

from .choice import model, model_class

AT_A_TIME = 16  # passages, one or two seconds: then they are stored
TURN = 20  # seconds: then others' tasks have theirs
LAST_OF_ALL = -50  # files and e-mail are waited for


def drop_outdated(passages) -> None:
    """Those of passages that were removed, or say something else now."""
    made = PassageVector.objects.filter(passage__in=passages).select_related("passage")
    outdated = [
        vector.pk
        for vector in made.iterator(1_000)
        if vector.passage.removed_at or vector.source != source_of(vector.passage)
    ]
    for start in range(0, len(outdated), 1_000):
        PassageVector.objects.filter(pk__in=outdated[start : start + 1_000]).delete()


def lacking():
    """The passages that have no vector of the model chosen; none if no model is."""
    chosen = model_class()
    if not chosen:
        return Passage.objects.none()
    made = PassageVector.objects.filter(model=chosen.name)
    return Passage.objects.filter(removed_at=None).exclude(pk__in=made.values("passage"))


def make_soon() -> None:
    """If any is lacking, and nobody is at it."""
    at_it = DBTaskResult.objects.filter(
        task_path=make_vectors.module_path,
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
    )
    if lacking().exists() and not at_it.exists():
        make_vectors.enqueue()


@task(priority=LAST_OF_ALL)
def make_vectors():
    """For a turn; then again, if some are still lacking."""
    end = time.monotonic() + TURN
    for _ in store_vectors():
        if time.monotonic() > end:
            make_vectors.enqueue()
            return


def store_vectors() -> Iterator[int]:
    """For all passages that lack one; how many, each time that some are stored."""
    last = 0
    while chunk := list(lacking().filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        last, chosen = chunk[-1].pk, model()
        rows = zip(chunk, chosen.vectors([text_of(each) for each in chunk]), strict=True)
        vectors = [
            PassageVector(
                passage=passage,
                model=chosen.name,
                source=source_of(passage),
                values=compact(vector),
            )
            for passage, vector in rows
        ]
        with transaction.atomic():
            PassageVector.objects.filter(passage__in=chunk).delete()  # of another model
            PassageVector.objects.bulk_create(vectors, ignore_conflicts=True)
        drop_outdated(chunk)  # what changed while its vector was made
        yield len(chunk)


def text_of(passage) -> str:
    return f"{passage.heading}\n{passage.text}"


def source_of(passage) -> str:
    """Changes when the text does."""
    return sha256(text_of(passage).encode()).hexdigest()


def compact(vector) -> bytes:
    """A vector's direction in a byte for each of its parts, the largest being 127."""
    return (vector / abs(vector).max() * 127).round().astype("int8").tobytes()
