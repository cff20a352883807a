"""How well and how fast the engine of the settings answers the queries of a collection."""

from pathlib import Path
from statistics import fmean

from cms.passages.models import Passage
from cms.search.queries import ranked_keys

from .collection import read_collection
from .filling import build_index, build_vectors, store
from .metrics import average_precision, ndcg, recall
from .timing import spread, timed

DEPTH = 1_000  # of a ranking, as is usual with trec_eval


def evaluate(folder: str) -> dict[str, float]:
    """Fills the database and the index of the settings, which must be a laboratory's."""
    collection = read_collection(Path(folder))
    ids = store(collection.documents)
    _, indexing = timed(build_index)
    vectors, making = timed(build_vectors)
    passages, measured = Passage.objects.all(), []
    for query in collection.queries:
        keys, seconds = timed(ranked_keys, query.text, passages)
        ranking = [ids[key] for key in keys[:DEPTH]]
        measured.append((seconds.wall, *_scores(ranking, collection.grades[query.id])))
    times, *scores = zip(*measured, strict=True)
    means = [round(fmean(each), 4) for each in scores]
    return {
        **dict(zip(["ndcg@10", "map", "recall@100"], means, strict=True)),
        **spread("", times),
        "docs_per_s": round(len(ids) / indexing.wall, 1),
        **({"vectors_per_s": round(vectors / making.wall, 1)} if vectors else {}),
    }


def _scores(ranking, grades) -> tuple[float, float, float]:
    return (
        ndcg(ranking, grades, 10),
        average_precision(ranking, grades),
        recall(ranking, grades, 100),
    )
