"""Requests for records, and case studies that people shared."""

from case_studies.disclosure import Availability
from case_studies.requests.actions import make_request
from case_studies.sharing.actions import receive
from case_studies.sharing.forms import SharingForm

from .case_studies import case_study_index, published_case_study
from .lists import client_group, method

ROBIN = {
    "name": "Robin Reader",
    "organisation": "Elsewhere PCT",
    "email": "robin@elsewhere.example",
    "purpose": "Planning evening clinics.",
}


def case_study_on_request(**fields):
    return published_case_study(availability=Availability.ON_REQUEST, **fields)


def record_request(case_study=None, **changes):
    return make_request(case_study or case_study_on_request(), **{**ROBIN, **changes})


def sharing_answers(**changes):
    """What somebody fills in who shares a case study; every required field."""
    return {
        "title": "Evening clinics",
        "summary": "The clinic moved to the evening.",
        "organisation": "Anytown PCT",
        "year": "2009",
        "client_groups": [client_group().pk],
        "methods": [method().pk],
        "what_changed": "The hours.",
        "consent_to_publish": "on",
        "identifies_nobody": "on",
        "name": "Sam Sharer",
        "email": "sam@anytown.example",
        **changes,
    }


def shared_case_study(**changes):
    """As its author has just sent it."""
    form = SharingForm(sharing_answers(**changes))
    assert form.is_valid(), form.errors
    person = {name: form.cleaned_data[name] for name in ("name", "email", "organisation")}
    return receive(form.draft, case_study_index(), **person)
