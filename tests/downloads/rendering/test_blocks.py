from xml.etree.ElementTree import fromstring

import pytest

from cms.downloads.rendering.blocks import blocks_of, located


def names_and_texts(html: str) -> dict[str, str]:
    return {
        block.name: " ".join("".join(block.texts).split())
        for block in blocks_of(fromstring(f"<body>{html}</body>"))
    }


def test_text_belongs_to_the_heading_above_it():
    html = "<p>Before</p><h1>Measles</h1><p>Red</p><h2>How it spreads</h2><p>By air</p>"
    assert names_and_texts(html) == {
        "": "Before",
        "“Measles”": "MeaslesRed",
        "“How it spreads”": "How it spreadsBy air",
    }


def test_a_heading_goes_by_its_bookmark():
    html = '<h2 data-bookmark="3.2 When change is urgent"><span>3.2</span> When</h2><p>Call</p>'
    assert names_and_texts(html)["“3.2 When change is urgent”"] == "3.2 WhenCall"


def test_a_plain_heading_is_named_with_the_numbered_one_above_it():
    html = """<h1 data-bookmark="3 Doses">Doses</h1><h2 data-bookmark="3.2 Urgent">Urgent</h2>
              <h3>Before you begin</h3><p>Wash</p><h2 data-bookmark="3.3 After">After</h2>"""
    assert list(names_and_texts(html))[-2:] == ["“3.2 Urgent”, “Before you begin”", "“3.3 After”"]


def test_what_a_template_names_goes_by_that_name():
    html = '<h1>A</h1><div data-block="panel Inside 2"><h2>B</h2><p>C</p></div><p>D</p>'
    assert names_and_texts(html)["panel Inside 2"] == "BC"


@pytest.mark.parametrize("tag", ["script", "style", "template"])
def test_text_that_is_not_printed_is_in_no_block(tag):
    assert names_and_texts(f"<{tag}>a</{tag}><p hidden=''>b<i>c</i></p>d") == {"": "d"}


def test_a_long_heading_is_cut():
    [_, name] = names_and_texts(f"<h1>{'word ' * 40}</h1>")
    assert len(name) < 100
    assert name.endswith("…”")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([""], "No font has it."),
        (["“A”", "", "“A”"], "In “A”: no font has it."),
        (["“A”", "“B”"], "In “A” and “B”: no font has it."),
        (["“A”", "“B”", "“C”", "“D”"], "In “A” and “B” and “C” and elsewhere: no font has it."),
    ],
)
def test_a_problem_is_told_with_its_places(names, sentence):
    assert located("no font has it.", names) == sentence
