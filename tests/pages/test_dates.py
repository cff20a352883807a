"""Dates as well as they are known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cms.organisations.models import Organisation
from cms.pages.dates import PartialDate, ends_before_it_begins
from tests import factories


@pytest.mark.parametrize(
    ("written", "kept", "words"),
    [
        ("2011", "2011", "2011"),
        ("2011-04", "2011-04", "April 2011"),
        ("2011-4-1", "2011-04-01", "1 April 2011"),
        ("April 2011", "2011-04", "April 2011"),
        (" apr  2011 ", "2011-04", "April 2011"),
        ("1 April 2011", "2011-04-01", "1 April 2011"),
        (date(2011, 4, 1), "2011-04-01", "1 April 2011"),
    ],
)
def test_a_date_is_understood_as_people_write_it(written, kept, words):
    parsed = PartialDate.parse(written)
    assert parsed == kept
    assert parsed.words == words


@pytest.mark.parametrize(
    "written", ["soon", "2011-13", "2011-02-30", "31 June 2011", "04/2011", "1.4.2011", "11"]
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(ValueError, match=r"month|day|11|soon|2011"):
        PartialDate.parse(written)


@pytest.mark.parametrize(
    ("kept", "first", "last"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-02-03", date(2012, 2, 3), date(2012, 2, 3)),
    ],
)
def test_a_year_and_a_month_have_a_first_and_a_last_day(kept, first, last):
    assert PartialDate(kept).first_day == first
    assert PartialDate(kept).last_day == last


@pytest.mark.parametrize(
    ("begin", "end", "impossible"),
    [
        ("2011", "2011-04", False),
        ("2011-04", "2011", False),
        ("2011-04-02", "2011-04-01", True),
        ("2012", "2011-12-31", True),
        ("", "2011", False),
        ("2011", "", False),
    ],
)
def test_a_span_is_impossible_only_if_no_reading_of_it_is_possible(begin, end, impossible):
    begin, end = (PartialDate(text) if text else "" for text in (begin, end))
    assert ends_before_it_begins(begin, end) is impossible


@pytest.mark.django_db
class TestInTheDatabase:
    def test_it_comes_back_as_it_was_kept_and_nothing_as_nothing(self):
        factories.OrganisationFactory(valid_from="October 2006", valid_until="")
        organisation = Organisation.objects.get()
        assert organisation.valid_from == "2006-10"
        assert organisation.valid_from.words == "October 2006"
        assert organisation.valid_until == ""

    def test_it_is_understood_as_soon_as_it_is_saved(self):
        organisation = factories.OrganisationFactory(valid_from=date(2006, 10, 1))
        assert organisation.valid_from.words == "1 October 2006"

    def test_it_sorts_by_time(self):
        for code, begin in (("A", "2011-02"), ("B", "2010"), ("C", "2011-01-15")):
            factories.OrganisationFactory(ods_code=code, valid_from=begin)
        ordered = Organisation.objects.order_by("valid_from").values_list("ods_code", flat=True)
        assert list(ordered) == ["B", "C", "A"]

    def test_a_form_says_what_it_takes(self):
        organisation = factories.OrganisationFactory()
        organisation.valid_from = "in spring"
        with pytest.raises(ValidationError, match=r"“in spring” is no date\. As much as is known"):
            organisation.full_clean()
