"""Content files, and what is said of bad ones."""

import pytest

from cms.library.errors import ContentError
from cms.library.files import read_file
from cms.library.markdown import read_sections

NO_PICTURE = "a picture is not used in a list, a table or a box"


def blocks_of(text):
    return read_sections(f"## Heading {{#key}}\n\n{text}")[1].blocks


def test_text_before_the_first_heading_is_the_introduction():
    introduction, section = read_sections("Welcome.\n\n## Who {#who}\n\nYou.")
    assert introduction.blocks == [("text", "<p>Welcome.</p>")]
    assert (section.key, section.heading) == ("who", "Who")


def test_emphasis_and_links_become_html():
    assert blocks_of("**must** [act](https://a.example/)") == [
        ("text", '<p><strong>must</strong> <a href="https://a.example/">act</a></p>')
    ]


def test_fact_marks_are_left_out():
    assert blocks_of("Since 2006. <!-- F1 F2 -->") == [("text", "<p>Since 2006.</p>")]


def test_straight_quotation_marks_are_typeset():
    (section,) = read_sections('## What "involved" means {#x}')[1:]
    assert section.heading == "What “involved” means"
    assert blocks_of('It\'s "new".') == [("text", "<p>It’s “new”.</p>")]


@pytest.mark.parametrize(("mark", "style"), [("-", "bullet"), ("1.", "number")])
def test_lists(mark, style):
    assert blocks_of(f"{mark} one\n{mark} two") == [
        ("list", {"style": style, "items": ["<p>one</p>", "<p>two</p>"]})
    ]


def test_a_table_takes_the_caption_before_it():
    ((kind, table),) = blocks_of("Table: Who\n\n| Body | Bound? |\n| --- | --- |\n| PCT | Yes |")
    assert kind == "table"
    assert table["caption"] == "Who"
    assert [column["heading"] for column in table["columns"]] == ["Body", "Bound?"]
    assert table["rows"] == [{"values": ["<p>PCT</p>", "<p>Yes</p>"]}]


@pytest.mark.parametrize(
    ("source", "block"),
    [
        (
            "::: callout Urgent\nAct.\n:::",
            ("callout", {"kind": "callout", "title": "Urgent", "content": "<p>Act.</p>"}),
        ),
        (
            "::: example A clinic\nIt moved.\n:::",
            ("callout", {"kind": "example", "title": "A clinic", "content": "<p>It moved.</p>"}),
        ),
        (
            "::: checklist Before\n- one\n:::",
            ("checklist", {"title": "Before", "items": ["<p>one</p>"]}),
        ),
        (
            "::: legal Act of 2006\nInvolve.\n:::",
            ("legal_extract", {"source": "Act of 2006", "text": "<p>Involve.</p>"}),
        ),
        (
            "::: quotation A patient\nThank you.\n:::",
            ("quotation", {"text": "Thank you.", "source": "A patient"}),
        ),
    ],
)
def test_boxes(source, block):
    assert blocks_of(source) == [block]


def test_a_footnote_is_a_block_of_its_own_and_its_mark_stays_in_the_text():
    assert blocks_of("Law.[^act]\n\n[^act]: The *Act*.") == [
        ("text", "<p>Law.[^act]</p>"),
        ("footnote", {"label": "act", "text": "<p>The <em>Act</em>.</p>"}),
    ]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("## No key", "a heading must be written “## Heading {#key}”", 1),
        ("## A {#a}\n\n### Deeper {#b}", "a heading must be written “## Heading {#key}”", 3),
        ("## A {#a}\n\n## B {#a}", "the key “a” is used twice", 3),
        ("one\n\n| a |\n| - |\n| b |", "a table needs “Table: what it shows” before it", 3),
        ("Table: Nothing\n\ntext", "the caption has no table after it", 3),
        ("::: callout\ntext\n:::", "a box needs a title: “::: callout Title”", 1),
        ("- a\n  - b", "a list inside a list is not used in content files", 2),
        ("::: checklist X\ntext\n:::", "a checklist holds a list and nothing else", None),
        ("```\ncode\n```", "“```” is not used in content files", 1),
        ("- one\n- ![](a.svg)", NO_PICTURE, 2),
        ("::: callout X\n![](a.svg)\n:::", NO_PICTURE, 2),
        ("Table: X\n\n| ![](a.svg) |\n| --- |\n| b |", NO_PICTURE, None),
    ],
)
def test_what_is_not_allowed_is_named_with_its_line(text, message, line):
    with pytest.raises(ContentError) as caught:
        read_sections(text)
    assert caught.value.message == message
    assert line in (caught.value.line, None)


def test_lines_are_counted_past_the_front_matter_and_fact_marks(tmp_path):
    path = tmp_path / "01-bad.md"
    path.write_text("---\ntitle: T\n---\n\ntext <!-- F1\nF2 -->\n\n## No key\n")
    with pytest.raises(ContentError) as caught:
        read_file(path).sections  # noqa: B018
    assert str(caught.value).startswith("01-bad.md, line 8: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no front matter", "must begin with front matter between lines of ---"),
        ("---\ntitle: T\n", "the front matter is not closed by ---"),
        ("---\n- a\n---\n", "front matter must be “name: value” lines"),
        ("---\ntitle: [\n---\n", "front matter: "),
    ],
)
def test_bad_front_matter_is_named(tmp_path, text, message):
    path = tmp_path / "bad.md"
    path.write_text(text)
    with pytest.raises(ContentError) as caught:
        read_file(path)
    assert message in caught.value.message
