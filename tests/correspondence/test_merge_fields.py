"""``{{ organisation }}`` in a letter: what everybody reads there, and what cannot be published."""

import pytest
from django.utils.safestring import mark_safe

from cms.correspondence.fields import faults_in, fill
from cms.passages.models import Passage
from tests import factories
from tests.factories import block
from tests.sheets import printed

pytestmark = pytest.mark.django_db


def saying(words, **fields):
    return {"body": [block("text", f"<p>{words}</p>")], **fields}


def test_values_are_escaped_and_never_looked_into_again():
    values = {"name": "<b>{{ role }}</b>", "role": "x"}
    assert fill("Dear {{ name }}", values) == "Dear &lt;b&gt;{{ role }}&lt;/b&gt;"


def test_safe_values_stay_and_unknown_fields_too():
    assert fill("{{ a }} {{ b }}", {"a": mark_safe("x<br>y")}) == "x<br>y {{ b }}"


def test_no_template_language_is_run():
    assert fill("{% now 'Y' %}{{ name|upper }}", {"name": "Jo"}) == "{% now 'Y' %}{{ name|upper }}"


@pytest.mark.parametrize("text", ["{{name}}", "{{ Name }}", "{{&nbsp;name&nbsp;}}"])
def test_a_field_is_known_however_it_is_spaced(text):
    assert fill(text, {"name": "Jo"}) == "Jo"
    assert faults_in(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ nmae }}", "“{{ nmae }}” is no field"),
        ("{{ name|upper }}", "is no field"),
        ("{{ <b>name</b> }}", "one part is bold or a link"),
        ("{{ name }", "is not closed"),
    ],
)
def test_what_cannot_be_filled_in_refuses_publication(text, said):
    letter = factories.draft_letter(**saying(text))
    assert said in letter.get_publishing_errors()["body"]


def test_the_subject_holds_no_field():
    errors = factories.draft_letter(title="To {{ name }}").get_publishing_errors()
    assert errors == {"title": "Merge fields may stand in the letter and its salutation only."}


def test_the_public_reads_sensible_words(client, work_queue):
    page = factories.published_letter(
        **saying("We thank {{ organisation }} in {{ region }}.", salutation="Dear {{ name }}")
    )
    work_queue()
    html = client.get(page.url).content.decode()
    text = printed(page).text
    for words in ("Dear colleague", "We thank your organisation in your region."):
        assert words in html
        assert words in text
    assert "{{" not in html + text
    assert "your organisation" in Passage.objects.get(publication=page).text
