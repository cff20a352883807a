"""Where the words of a query stand: passages, gathered by publication."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, ExpressionWrapper, Q

from cms.passages.models import Passage
from cms.publishing.models import Status

from .publications import LARGEST_IN, not_current
from .queries import ranked_keys


@dataclass
class Hits:
    """Where one publication answers: keys of passages, best first."""

    model: type  # of the publication
    status: Status
    whole: int | None = None  # its entry 0: title, summary, introduction
    whole_is_best: bool = False
    passages: list[int] = field(default_factory=list)  # the others

    @property
    def places(self):
        return [self.whole, *self.passages] if self.whole else self.passages


def find(query, inside=None, wording=None):
    """``{publication pk: Hits}``, the best publication first; without words, all there is.

    :param inside: the pk of the one publication to look in.
    :param wording: what the words may mean; it tells afterwards what was looked for.
    """
    statuses = not_current()
    passages = Passage.objects.visible()
    if inside:
        passages = passages.filter(publication=inside)
    if query:
        keys = ranked_keys(query, _with_superseded(passages, statuses), wording)
    else:
        keys = _everything(passages, inside)
    return _by_publication(keys, statuses)


def _with_superseded(passages, statuses):
    """Annotated for the ranking."""
    superseded = [pk for pk, status in statuses.items() if status == Status.SUPERSEDED]
    if not superseded:
        return passages
    is_superseded = ExpressionWrapper(Q(publication__in=superseded), BooleanField())
    return passages.annotate(superseded=is_superseded)


def _everything(passages, inside):
    """In reading order: publications as a whole, or each passage of one."""
    if not inside:
        passages = passages.filter(position=0)
    return list(passages.order_by("publication", "position").values_list("pk", flat=True))


def _by_publication(keys, statuses):
    hits = {}
    rows = _rows(keys)
    for key in keys:
        if key not in rows:
            continue  # removed a moment ago
        publication, position, kind = rows[key]
        if publication not in hits:
            model = ContentType.objects.get_for_id(kind).model_class()
            hits[publication] = Hits(model, statuses.get(publication, Status.CURRENT))
        if position == 0:
            hits[publication].whole = key
            hits[publication].whole_is_best = not hits[publication].passages
        else:
            hits[publication].passages.append(key)
    return hits


def _rows(keys):
    """``{passage pk: (publication pk, position, content type pk of the publication)}``"""
    columns = ("publication_id", "position", "publication__content_type_id")
    rows = {}
    for start in range(0, len(keys), LARGEST_IN):
        passages = Passage.objects.filter(pk__in=keys[start : start + LARGEST_IN])
        for pk, *row in passages.order_by().values_list("pk", *columns):
            rows[pk] = row
    return rows
