"""How national and regional text are put together: no database, no page."""

from types import SimpleNamespace

from cms.passages.content import PassageContent
from guidance.briefings.composition import AnchorState, Insert, anchor_state, compose


def paragraph(name, key=None):
    block = SimpleNamespace(id=name, block_type="paragraph")
    passage = PassageContent(None, name, "", name, "", key=name if key is None else key)
    return block, passage


def heading(name):
    return SimpleNamespace(id=name, block_type="heading", value=name)


def insert(name, anchor):
    anchor = anchor and SimpleNamespace(key=anchor)
    block = SimpleNamespace(id=name, value={"anchor": anchor, "heading": name})
    return Insert(block, PassageContent(None, name, "", name, "", key=name))


def names(parts):
    return [
        (p.passage.heading, [i.passage.heading for i in p.inserts])
        for part in parts
        for p in part.paragraphs
    ]


def test_each_addition_follows_its_paragraph_in_the_order_of_the_region():
    (one, first), (two, second) = paragraph("one"), paragraph("two")
    whole = compose(
        [one, two],
        [first, second],
        [insert("late", "two"), insert("early", "one"), insert("later", "two")],
    )
    assert names(whole.parts) == [("one", ["early"]), ("two", ["late", "later"])]
    assert whole.strays == []


def test_an_addition_whose_paragraph_has_gone_is_kept():
    one, first = paragraph("one")
    lost = insert("lost", "gone")
    assert compose([one], [first], [lost]).strays == [lost]


def test_an_addition_of_a_draft_that_names_no_paragraph_is_kept():
    one, first = paragraph("one", key="")  # a paragraph that was never published has no key
    unplaced = insert("unplaced", None)
    whole = compose([one], [first], [unplaced])
    assert whole.strays == [unplaced]
    assert names(whole.parts) == [("one", [])]


def test_paragraphs_stand_under_their_headings():
    (one, first), (two, second) = paragraph("one"), paragraph("two")
    whole = compose([one, heading("News"), two, heading("End")], [first, second])
    assert [
        (part.heading and part.heading.value, len(part.paragraphs)) for part in whole.parts
    ] == [(None, 1), ("News", 1), ("End", 0)]


def test_a_paragraph_that_reads_as_it_did_is_unchanged():
    texts = {"k": ("Heading", "Text.")}
    assert anchor_state("k", texts, texts) is AnchorState.UNCHANGED


def test_another_heading_or_text_is_a_change():
    then = {"k": ("Heading", "Text.")}
    assert anchor_state("k", then, {"k": ("Heading", "New.")}) is AnchorState.CHANGED
    assert anchor_state("k", then, {"k": ("New", "Text.")}) is AnchorState.CHANGED


def test_a_paragraph_that_is_not_in_the_current_edition_has_vanished():
    assert anchor_state("k", {"k": ("Heading", "Text.")}, {}) is AnchorState.VANISHED
    assert anchor_state("k", {}, {}) is AnchorState.VANISHED


def test_what_was_never_published_with_the_region_cannot_have_changed():
    assert anchor_state("k", {}, {"k": ("Heading", "Text.")}) is AnchorState.UNCHANGED
