"""What templates may say of upstream's components and of files: cms/pages/templatetags."""

import json
import re
from importlib.metadata import metadata, version
from importlib.resources import files

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.safestring import mark_safe

from cms.pages.templatetags.files import file_size, format_name
from cms.pages.templatetags.nhsuk import find_macro, nest

SCRIPT = "<script>alert(1)</script>"
COMPONENTS = [
    folder.name
    for folder in files("nhsuk_frontend_jinja").joinpath("templates/nhsuk/components").iterdir()
    if folder.joinpath("macro.jinja").is_file()
]


def render(text, **context):
    return Template("{% load nhsuk %}" + text).render(Context(context))


def test_double_underscores_nest_parameters():
    assert nest({"a__b__c": 1, "a__d": 2}) == {"a": {"b": {"c": 1}, "d": 2}}


def test_a_component_is_drawn_with_upstreams_markup():
    html = render('{% nhsuk "tag" text="New" classes="nhsuk-tag--green" %}')
    assert html.split() == ["<strong", 'class="nhsuk-tag', 'nhsuk-tag--green">', "New", "</strong>"]


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_of_upstream_is_found_by_its_name(component):
    assert callable(find_macro(component))


def test_text_is_escaped():
    assert SCRIPT not in render('{% nhsuk "tag" text=words %}', words=SCRIPT)


def test_text_is_escaped_even_where_django_calls_it_safe():
    """Literals in a template are marked safe: upstream would print them as markup."""
    assert "<script>" not in render('{% nhsuk "tag" text="<script>alert(1)</script>" %}')
    assert SCRIPT not in render('{% nhsuk "tag" text=words %}', words=mark_safe(SCRIPT))


def test_text_is_escaped_once():
    assert "Aims &amp; benefits" in render('{% nhsuk "tag" text=words %}', words="Aims & benefits")


def test_html_is_escaped_unless_it_is_marked_safe():
    assert SCRIPT not in render('{% nhsuk "inset-text" html=words %}', words=SCRIPT)
    markup = mark_safe("<p>One <b>word</b></p>")
    assert markup in render('{% nhsuk "inset-text" html=words %}', words=markup)


@pytest.mark.parametrize("words", [SCRIPT, mark_safe(SCRIPT)])
def test_text_is_escaped_inside_lists_and_dicts(words):
    items = [{"href": "/", "text": words}]
    assert SCRIPT not in render('{% nhsuk "breadcrumb" items=items %}', items=items)


def test_html_is_escaped_inside_lists_and_dicts():
    rows = [{"key": {"text": "Name"}, "value": {"html": SCRIPT}}]
    assert SCRIPT not in render('{% nhsuk "summary-list" rows=rows %}', rows=rows)


def test_attributes_cannot_break_out():
    html = render('{% nhsuk "tag" text="x" classes=words %}', words='"><script>alert(1)</script>')
    assert "<script>" not in html


def test_styles_and_markup_come_from_one_release_of_nhsuk_frontend():
    """npm carries the styles, pip the markup; pip's own notes say which npm release it follows."""
    package = json.loads((settings.BASE_DIR / "frontend/package.json").read_text())
    notes = metadata("nhsuk-frontend-jinja").get_payload()
    releases = dict(re.findall(r"^\| ([\d.]+) \| ([\d.]+) \|$", notes, re.MULTILINE))
    styles = package["dependencies"]["nhsuk-frontend"]
    assert releases[styles] == version("nhsuk-frontend-jinja")


@pytest.mark.parametrize(
    ("extension", "name"),
    [("docx", "Word"), ("PDF", "PDF"), ("pptx", "PowerPoint"), ("svg", "SVG")],
)
def test_a_format_is_named_as_readers_know_it(extension, name):
    assert format_name(extension) == name


@pytest.mark.parametrize(
    ("size", "text"), [(1, "1 KB"), (49_152, "48 KB"), (1_048_576, "1.0 MB"), (1_258_291, "1.2 MB")]
)
def test_a_size_is_short_and_does_not_break(size, text):
    assert file_size(size) == text.replace(" ", "\N{NO-BREAK SPACE}")
