"""Asking for a record, as a reader does."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from case_studies.disclosure import Availability
from case_studies.requests.models import RecordRequest, State
from cms.forms.forms import TRAP
from cms.forms.models import Count
from cms.publishing.models import Status
from tests import factories
from tests.factories import ROBIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def study():
    return factories.case_study_on_request(title="Moving podiatry")


def address(study):
    return f"/case-study-requests/{study.pk}/"


def test_the_page_leads_to_the_form_and_stays_cacheable(client, study):
    response = client.get(study.url)
    assert f'href="{address(study)}"' in response.content.decode()
    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_the_form_is_never_cached_nor_listed(client, study):
    response = client.get(address(study))
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_request_is_kept_and_confirmed(client, study):
    response = client.post(address(study), ROBIN)
    assert response.status_code == 302
    confirmation = client.get(response["Location"])
    assert "Request sent" in confirmation.content.decode()
    request = RecordRequest.objects.get()
    assert (request.case_study, request.title, request.state) == (study, study.title, State.NEW)
    assert {name: getattr(request, name) for name in ROBIN} == ROBIN


def test_the_owner_is_told_without_a_word_about_the_reader(client, study, work_queue):
    client.post(address(study), ROBIN)
    work_queue()
    (letter,) = mail.outbox
    assert letter.to == ["involvement@guidance.example"]
    assert "Moving podiatry" in letter.body
    path = f"/admin/case-study-requests/inspect/{RecordRequest.objects.get().pk}/"
    assert path in letter.body
    said = str(letter.message())
    assert not [word for word in ROBIN.values() if word in said]


def test_nobody_is_written_to_at_an_address_that_somebody_typed(client, study, work_queue):
    client.post(address(study), ROBIN)
    work_queue()
    assert ROBIN["email"] not in [to for letter in mail.outbox for to in letter.to]


def test_a_case_study_without_an_owner_can_be_asked_for_too(client, work_queue):
    study = factories.case_study_on_request()
    study.contact.delete()
    assert client.post(address(study), ROBIN).status_code == 302
    work_queue()
    assert mail.outbox == []


def test_the_form_says_how_long_the_answers_are_kept(client, study, settings):
    settings.REQUESTS_KEPT_DAYS = 77
    assert "deleted 77 days after you send it" in client.get(address(study)).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Robin\nBcc: all@nhs.example"}, "name"),
        ({"organisation": "A\r\nSubject: B"}, "organisation"),
        ({"organisation": "x" * 121}, "organisation"),
        ({"email": ""}, "email"),
        ({"email": "robin"}, "email"),
        ({"email": "robin@a.example\nCc: b@c.example"}, "email"),
        ({"email": f"{'x' * 200}@a.example"}, "email"),
        ({"purpose": " "}, "purpose"),
        ({"purpose": "x" * 1001}, "purpose"),
        ({"purpose": "a\x00b"}, "purpose"),
        ({TRAP: "https://spam.example"}, TRAP),
    ],
)
def test_a_mistake_keeps_what_was_typed_and_leads_to_the_field(client, study, changes, field):
    response = client.post(address(study), {**ROBIN, **changes})
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert page.title.text.startswith("Error: ")
    (link,) = page.select(".nhsuk-error-summary__list a")
    assert link["href"] == f"#id_{field}"
    for name in set(ROBIN) - {field, "purpose"}:
        assert page.find(id=f"id_{name}")["value"] == ROBIN[name]
    assert not RecordRequest.objects.exists()
    assert not Count.objects.exists()  # mistakes are not held against anybody


def test_what_was_typed_is_never_markup(client, study):
    data = {**ROBIN, "name": "<script>alert(1)</script>", "email": "no"}
    page = client.post(address(study), data).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_robot_is_stopped_after_so_many(client, study, settings):
    settings.FORM_LIMIT_PER_ADDRESS = 2
    answers = [client.post(address(study), ROBIN).status_code for _ in range(4)]
    assert answers == [302, 302, 429, 429]
    assert RecordRequest.objects.count() == 2


def test_a_post_without_the_token_of_the_form_is_refused(study):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(address(study), ROBIN).status_code == 403


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_is_done_with_it(client, study, method):
    assert getattr(client, method)(address(study)).status_code == 405


def test_an_open_case_study_needs_no_request(client):
    study = factories.published_case_study(availability=Availability.OPEN)
    assert client.get(address(study))["Location"] == study.url
    assert client.post(address(study), ROBIN)["Location"] == study.url
    assert client.get(f"{address(study)}received/")["Location"] == study.url
    assert not RecordRequest.objects.exists()


def test_a_withdrawn_one_cannot_be_asked_for(client, study):
    study = factories.publish(study, status=Status.WITHDRAWN, status_reason="It was wrong.")
    assert client.get(address(study))["Location"] == study.url
    assert address(study) not in client.get(study.url).content.decode()


@pytest.mark.parametrize("hide", ["unpublish", "private", "delete"])
def test_of_a_hidden_one_nothing_is_said(client, study, hide):
    where = address(study)
    if hide == "private":
        factories.make_private(study)
    else:
        getattr(study, hide)()
    for response in (client.get(where), client.post(where, ROBIN), client.get(f"{where}received/")):
        assert response.status_code == 404
        assert "podiatry" not in response.content.decode()


def test_any_other_page_is_no_case_study(client, guide):
    assert client.get(f"/case-study-requests/{guide.pk}/").status_code == 404
