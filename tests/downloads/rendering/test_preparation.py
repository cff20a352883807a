from xml.etree.ElementTree import Element, fromstring

import pytest

from cms.downloads.rendering.preparation import prepare

SVG = 'svg xmlns="http://www.w3.org/2000/svg"'


def prepared(body: str, base_url: str = "https://example.org") -> tuple[Element, list[str]]:
    root = fromstring(f"<html>{body}</html>")
    return root, prepare(root, language="en-GB", base_url=base_url)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<img src="x.png"/>', "no text alternative (alt): x.png"),
        ('<img src="x.png" alt=" "/>', "no text alternative (alt): x.png"),
        (f"<{SVG}/>", "A drawing (svg) has no text alternative"),
        (f"<{SVG}><title> </title></svg>", "A drawing (svg) has no text alternative"),
        ('<iframe src="x"/>', "<iframe> cannot be printed"),
        ('<link rel="attachment" href="x.pdf"/>', "Files cannot be attached: x.pdf"),
    ],
)
def test_a_fault_is_named(html, words):
    _, [problem] = prepared(html)
    assert words in problem


@pytest.mark.parametrize("mark", ['alt=""', 'aria-hidden="true" alt="x"', 'role="none" alt="x"'])
def test_a_decorative_image_ends_up_with_an_empty_alternative(mark):
    root, problems = prepared(f'<img src="x.png" {mark}/>')
    assert root.find("img").get("alt") == ""
    assert problems == []


def test_the_label_of_a_drawing_becomes_its_title():
    root, problems = prepared(f'<{SVG} aria-label="Cases by week"/>')
    assert root[0][0].text == "Cases by week"
    assert problems == []


def test_a_decorative_drawing_loses_its_title():
    root, problems = prepared(f'<{SVG} aria-hidden="true"><title>Cases</title></svg>')
    assert len(root[0]) == 0
    assert problems == []


def test_a_relative_link_leads_to_the_site():
    root, _ = prepared('<a href="/guidance/">All</a><a href="#a">A</a><a href="mailto:a@b.c">B</a>')
    links = [link.get("href") for link in root]
    assert links == ["https://example.org/guidance/", "#a", "mailto:a@b.c"]


def test_a_relative_link_needs_the_address_of_the_site():
    _, [problem] = prepared('<a href="/guidance/">All</a>', base_url="")
    assert "/guidance/" in problem


def test_the_language_of_the_document_wins():
    root, _ = prepared("<body/>")
    assert root.get("lang") == "en-GB"
