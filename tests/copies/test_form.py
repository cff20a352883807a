"""What may be printed on a local copy."""

from datetime import date

import pytest

from cms.copies.forms import ALL, LocalCopyForm
from cms.correspondence.formats import LetterPdf
from cms.forms.forms import TRAP
from tests.copies.details import FULL
from tests.factories import published_presentation

FORMATS = {"pdf": LetterPdf()}


def filled(**answers):
    return LocalCopyForm({**FULL, "format": "pdf", **answers}, FORMATS)


def test_all_of_it_is_taken_over():
    form = filled()
    assert form.is_valid()
    assert form.details.mark == "Adapted locally by Anytown PCT"
    assert form.details.event == "Saturday 14 March 2009, Town Hall, 2 pm"
    assert form.details.web == "https://www.anytown.example/involve"
    assert [fact.name for fact in form.details.facts] == [
        "When and where",
        "Contact",
        "Telephone",
        "E-mail",
        "Web",
    ]


def test_the_organisation_alone_is_enough():
    form = LocalCopyForm({"organisation": " Anytown  PCT ", "format": "pdf"}, FORMATS)
    assert form.is_valid()
    assert (form.details.organisation, form.details.facts) == ("Anytown PCT", [])


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("organisation", ""),
        ("organisation", " "),
        ("organisation", "x" * 81),
        ("organisation", "A\nB"),
        ("organisation", "A\x00B"),
        ("organisation", "A\u202eB"),  # would turn what follows round
        ("organisation", "A\u2028B"),
        ("organisation", "A 🎉"),
        ("contact", "x" * 61),
        ("contact", "A\rB"),
        ("phone", "call us"),
        ("phone", "12345"),
        ("phone", "1" * 21),
        ("phone", "01234\n567890"),
        ("phone", "٠١٢٣٤٥٦٧"),
        ("email", "involve"),
        ("email", "a@b.example\nBcc: c@d.example"),
        ("email", f"{'x' * 75}@a.example"),
        ("web", "javascript://a.example/%0aalert(1)"),
        ("web", "ftp://a.example"),
        ("web", "file:///etc/passwd"),
        ("web", "https://nhs.example@elsewhere.example"),
        ("web", "not an address"),
        ("web", "https://[::1"),
        ("web", f"https://a.example/{'x' * 100}"),
        ("event_date", "31 February 2009"),
        ("event_date", "tomorrow"),
        ("event_date", "14 March 0009"),
        ("event_date", "14 March 1999"),
        ("event_place", "x" * 101),
        ("event_place", "A\nB"),
        ("format", ""),
        ("format", "exe"),
        (TRAP, "https://spam.example"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_field(field, answer):
    assert list(filled(**{field: answer}).errors) == [field]


@pytest.mark.parametrize(
    "phone", ["01234 567890", "(01234) 567890 ext. 12", "+44 1234 567-890", "18001 01234 567890"]
)
def test_telephone_numbers_are_written_in_many_ways(phone):
    assert filled(phone=phone).is_valid()


@pytest.mark.parametrize("text", ["14 March 2009", "14 mar 2009", "14/03/2009", "2009-03-14"])
def test_so_are_dates(text):
    form = filled(event_date=text)
    assert form.is_valid()
    assert form.details.event_date == date(2009, 3, 14)


def test_what_does_not_fit_leads_to_the_longest_answer():
    form = filled(event_place="A very long place indeed, with a long address")
    assert form.is_valid()
    form.add_no_room("The back has no room for all of this")
    assert list(form.errors) == ["event_place"]


@pytest.mark.django_db
def test_of_several_kinds_all_are_offered_first():
    from cms.downloads.formats import adaptable_formats_of

    form = LocalCopyForm(None, adaptable_formats_of(published_presentation()))
    choices = dict(form.fields["format"].choices)
    assert list(choices) == [ALL, "slides", "handout", "pptx"]
    assert choices[ALL] == "All of these: PDF and PowerPoint in one ZIP file"
