"""What a case study needs before it is published; a draft needs a title and a summary only."""

import pytest

from case_studies.disclosure import Availability
from cms.organisations.models import Contact
from tests import factories

pytestmark = pytest.mark.django_db


def errors_of(**fields):
    return set(factories.draft_case_study(**fields).get_publishing_errors())


def test_one_with_all_it_needs_has_no_errors():
    assert errors_of() == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("consent_to_publish", False),
        ("identifies_nobody", False),
        ("summary", " "),
        ("what_changed", ""),
        ("what_changed", "<p></p>"),
        ("year", None),
        ("methods", []),
        ("client_groups", []),
    ],
)
def test_each_of_these_is_needed(field, value):
    assert errors_of(**{field: value}) == {field}


def test_one_on_request_needs_somebody_to_ask():
    on_request = {"availability": Availability.ON_REQUEST}
    assert errors_of(**on_request) == set()
    assert errors_of(**on_request, contact=None) == {"contact"}
    without_email = Contact.objects.create(name="Front desk")
    assert errors_of(**on_request, contact=without_email) == {"contact"}


def test_an_invented_case_belongs_to_no_real_organisation():
    assert errors_of(illustrative=True, organisation=factories.OrganisationFactory()) == {
        "organisation"
    }
    assert errors_of(illustrative=True) == set()
