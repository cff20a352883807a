"""Which national paragraphs changed, or went, since the regions added to them.

Nothing is stored for it: editions are frozen copies. What a region added to is the national edition
that was in force when the regional one was published.
"""

from collections import defaultdict

from wagtail.models import Page

from cms.passages.models import Passage
from cms.publishing.models import Edition, EditionPassage
from guidance.briefings.composition import AnchorState, anchor_state


def anchor_states(briefings):
    """``{(briefing pk, insert id): AnchorState}`` for regional briefings, draft or public.

    The same number of queries however many there are.
    """
    national = _national_briefings(briefings)
    editions = _editions([*(b.pk for b in briefings), *national.values()])
    anchors = _anchors(briefings)
    then, now = {}, {}
    for briefing in briefings:
        now[briefing.pk] = next(iter(editions[national.get(briefing.pk)]), None)
        then[briefing.pk] = _in_force(editions[national.get(briefing.pk)], editions[briefing.pk])
    texts = _texts({e.pk for e in [*then.values(), *now.values()] if e}, set(anchors.values()))
    return {
        (briefing.pk, insert_id): anchor_state(
            anchors[anchor_id], texts[then[briefing.pk]], texts[now[briefing.pk]]
        )
        for briefing in briefings
        for insert_id, anchor_id in _inserts(briefing)
        if anchor_id in anchors
    }


def briefings_to_check(briefings):
    """Those with an addition whose national paragraph is not what it was, in the same order."""
    states = anchor_states(briefings)
    stale = {pk for (pk, _), state in states.items() if state is not AnchorState.UNCHANGED}
    return [briefing for briefing in briefings if briefing.pk in stale]


def _inserts(briefing):
    """``(insert id, passage pk)`` as stored, so that nothing is looked up one by one."""
    return [(child["id"], child["value"]["anchor"]) for child in briefing.inserts.raw_data]


def _anchors(briefings):
    """``{passage pk: public key}``"""
    ids = {anchor for briefing in briefings for _, anchor in _inserts(briefing) if anchor}
    return dict(Passage.objects.filter(pk__in=ids).values_list("pk", "key"))


def _national_briefings(briefings):
    """``{regional pk: national pk}``"""
    above = {b.pk: b.path[: -Page.steplen] for b in briefings}
    found = dict(Page.objects.filter(path__in=above.values()).values_list("path", "pk"))
    return {pk: found.get(path) for pk, path in above.items()}


def _editions(publication_ids):
    """``{publication pk: its editions, newest first}``"""
    editions = defaultdict(list)
    for edition in Edition.objects.filter(publication__in=publication_ids).order_by("-number"):
        editions[edition.publication_id].append(edition)
    return editions


def _in_force(national, regional):
    """The national edition when the regional one was published, or None.

    Both newest first.
    """
    if not regional:
        return None
    published_at = regional[0].published_at
    return next((e for e in national if e.published_at <= published_at), None)


def _texts(editions, keys):
    """``{edition or None: {key: (heading, text)}}``"""
    texts = defaultdict(dict)
    rows = EditionPassage.objects.filter(edition__in=editions, key__in=keys)
    for row in rows.select_related("edition"):
        texts[row.edition][row.key] = (row.heading, row.text)
    return texts
