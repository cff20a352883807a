"""What every public form has in common."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template

from cms.forms.forms import TRAP, EmailField, OneLineField, PublicForm, TextField

pytestmark = pytest.mark.django_db
COLOURS = [("r", "Red"), ("b", "Blue & green")]


class Everything(PublicForm):
    name = OneLineField(
        label="Your name", max_length=10, autocomplete="name", error_messages={"required": "Name!"}
    )
    email = EmailField(label="E-mail", required=False, help_text="We answer there.")
    story = TextField(label="Story", max_length=20, required=False)
    colour = forms.ChoiceField(choices=COLOURS, widget=forms.RadioSelect, required=False)
    colours = forms.MultipleChoiceField(
        choices=COLOURS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the list"},
    )
    place = forms.ChoiceField(choices=COLOURS, required=False)
    agreed = forms.BooleanField(label="I agree", error_messages={"required": "Agree!"})


def page_of(form):
    source = """{% load form_tags %}{% include "forms/error_summary.html" %}
    {% for each in form.own_fields %}{% field each %}{% endfor %}{% include "forms/trap.html" %}"""
    return BeautifulSoup(Template(source).render(Context({"form": form})), "html.parser")


def filled(**answers):
    return Everything({"name": "Robin", "agreed": "on", **answers})


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\x1b"])
def test_a_line_has_no_break_in_it(end):
    form = filled(name=f"Al{end}Bo")
    assert form.errors == {"name": ["Write this in one line."]}


def test_an_address_with_a_break_in_it_is_none():
    form = filled(email="a@b.example\nBcc: c@d.example")
    assert "right form" in form.errors["email"][0]


def test_null_characters_are_refused_and_not_stored():
    assert "story" in filled(story="a\x00b").errors


def test_what_is_too_long_is_told_by_how_much():
    form = filled(name="x" * 11, story="y" * 21)
    assert form.errors["name"] == ["Use 10 characters or fewer: these are 11"]
    assert form.errors["story"] == ["Use 20 characters or fewer: these are 21"]
    assert filled(story="1\r\n" * 10).is_valid()  # a line break counts once, as in the browser


def test_the_trap_catches_who_fills_it_in_and_keeps_their_words():
    form = filled(**{TRAP: "https://spam.example", "story": "Mine."})
    assert list(form.errors) == [TRAP]
    page = page_of(form)
    assert page.find("textarea", id="id_story").text.strip() == "Mine."
    assert page.select(".nhsuk-error-summary a")[0]["href"] == f"#id_{TRAP}"
    assert not page.select(".app-trap")  # in sight now: somebody's browser may have filled it in


def test_the_trap_is_out_of_sight_and_reach():
    page = page_of(Everything())
    assert page.select_one(".app-trap")["aria-hidden"] == "true"
    trap = page.find("input", attrs={"name": TRAP})
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")


def test_every_error_leads_to_its_field_and_stands_beside_it():
    form = Everything({"name": "", "email": "no", "colours": ["x"], "place": "x", "colour": "x"})
    page = page_of(form)
    links = page.select(".nhsuk-error-summary__list a")
    assert len(links) == len(form.errors) == 6
    for link in links:
        target = page.find(id=link["href"].removeprefix("#"))
        assert target.name in ("input", "select"), link
        group = target.find_parent(class_="nhsuk-form-group--error")
        assert link.text.strip() in group.find(class_="nhsuk-error-message").text


def test_what_was_typed_is_kept_and_is_never_markup():
    nasty = '"><script>alert(1)</script>'
    form = Everything(
        {"name": nasty, "story": nasty, "colour": "b", "colours": ["b"], "place": "b"}
    )
    page = page_of(form)
    assert not page.find("script")
    assert page.find(id="id_name")["value"] == nasty
    assert page.find(id="id_story").text.strip() == nasty
    assert [box["value"] for box in page.select("input[checked]")] == ["b", "b"]
    assert page.select_one("option[selected]")["value"] == "b"


def test_every_field_has_its_label_and_hint():
    page = page_of(Everything())
    for field in page.select("input:not([type=hidden]), select, textarea"):
        assert page.find("label", attrs={"for": field["id"]}), field
    email = page.find(id="id_email")
    assert page.find(id=email["aria-describedby"]).text.strip() == "We answer there."
    assert (email["type"], email["autocomplete"]) == ("email", "email")
    assert [legend.text.strip() for legend in page.select("legend")] == ["Colour", "Colours"]
    assert "Blue & green" in page.text
