"""Which passages mean what a query means: the angle between their vectors and its own."""

import logging
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Max

from cms.search.models import PassageVector

from .choice import model

if TYPE_CHECKING:
    import numpy

logger = logging.getLogger(__name__)

LEAST = 0.3  # cosine: below it, passages have nothing to do with a query
AT_A_TIME = 512  # rows that are compared at once, as numbers of four bytes: a cache holds them


class Known(NamedTuple):
    """What a process holds of all vectors: 400 bytes for each."""

    state: tuple  # of the table
    keys: "numpy.ndarray"  # of passages
    directions: "numpy.ndarray"  # bytes, a row for each key
    lengths: "numpy.ndarray"  # of the rows


def nearest(query: str) -> list[int]:
    """Keys of all passages near a query, the nearest first; none if there is no model, or anything
    is wrong with it. Whether a passage may be seen is not asked here."""
    try:
        chosen = model()
        return _nearest(query, chosen) if chosen else []
    except Exception:
        logger.exception("Nothing can be found by its meaning: words alone are searched")
        return []


def _nearest(query, chosen):
    import numpy  # which is not there where there is no model

    known = _known(chosen)
    if not known.keys.size:
        return []
    wanted = chosen.vectors([query])[0]
    chunks = (
        known.directions[row : row + AT_A_TIME] for row in range(0, len(known.keys), AT_A_TIME)
    )
    products = [chunk.astype(numpy.float32) @ wanted for chunk in chunks]
    cosines = numpy.concatenate(products) / known.lengths
    near = numpy.flatnonzero(cosines >= LEAST)
    return known.keys[near[numpy.argsort(-cosines[near], kind="stable")]].tolist()


_latest: Known | None = None
_reading = Lock()


def _known(chosen) -> Known:
    """What the table holds now; read again when that is something else."""
    global _latest
    with _reading:
        counted = PassageVector.objects.aggregate(number=Count("*"), last=Max("pk"))
        state = (chosen.name, *counted.values())
        if _latest is None or _latest.state != state:
            _latest = _read(state, chosen)
        return _latest


def _read(state, chosen) -> Known:
    import numpy

    rows = PassageVector.objects.filter(model=chosen.name).values_list("passage", "values")
    whole = {key: bytes(row) for key, row in rows.iterator(2_000) if len(row) == chosen.length}
    directions = numpy.frombuffer(b"".join(whole.values()), numpy.int8)
    directions = directions.reshape(-1, chosen.length)
    lengths = [numpy.linalg.norm(row.astype(numpy.float32)) for row in directions]
    return Known(
        state,
        numpy.fromiter(whole, numpy.int64, len(whole)),
        directions,
        numpy.array(lengths, numpy.float32),
    )
