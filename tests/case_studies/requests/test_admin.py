"""What editors do about requests."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse

from case_studies.requests.models import RecordLink, RecordRequest, State
from cms.library.roles import grant_permissions
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    return factories.record_request(factories.case_study_on_request(title="Moving podiatry"))


def url(name, request):
    return reverse(f"case_study_requests:{name}", args=[request.pk])


def answer(client, name, request, **answers):
    """As the form of the page carries it."""
    page = BeautifulSoup(client.get(url(name, request)).content, "html.parser")
    hidden = {box["name"]: box["value"] for box in page.select("main input[name=seen]")}
    return client.post(url(name, request), {**hidden, **answers}, follow=True)


def test_the_first_page_of_the_admin_leads_to_it(editor_client, request_):
    home = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Requests to answer" in home
    assert url("inspect", request_) in home


def test_it_is_listed_and_can_be_read_whole(editor_client, request_):
    listed = editor_client.get(reverse("case_study_requests:index"), {"state": "new"})
    assert url("inspect", request_) in listed.content.decode()
    page = editor_client.get(url("inspect", request_)).content.decode()
    for said in (*factories.ROBIN.values(), "Nothing yet", url("send", request_)):
        assert said in page
    assert url("revoke", request_) not in page  # there is no link yet


def test_sending_is_recorded_with_who_and_when(editor_client, request_, work_queue, editor):
    response = answer(editor_client, "send", request_)
    assert "The link is on its way." in response.content.decode()
    request_.refresh_from_db()
    assert request_.state == State.SENT
    event = request_.events.get()
    assert (event.kind, event.by) == ("sent", editor)
    assert "Sent the record – editor" in response.content.decode()
    work_queue()
    assert mail.outbox[-1].to == ["robin@elsewhere.example"]


def test_declining_asks_for_words_and_records_them(editor_client, request_, work_queue):
    refused = answer(editor_client, "decline", request_, words=" ")
    assert "This field is required." in refused.content.decode()
    answer(editor_client, "decline", request_, words="It is about to be withdrawn.")
    request_.refresh_from_db()
    assert request_.state == State.DECLINED
    assert request_.events.get().words == "It is about to be withdrawn."
    work_queue()
    assert "It is about to be withdrawn." in mail.outbox[-1].body


def test_the_link_can_be_taken_back(editor_client, request_):
    answer(editor_client, "send", request_)
    answer(editor_client, "revoke", request_)
    assert RecordLink.objects.get().revoked_at
    assert request_.events.last().kind == "revoked"


def test_two_editors_do_not_answer_one_request(editor_client, request_, work_queue):
    late = {"seen": 0}
    answer(editor_client, "decline", request_, words="No.")
    response = editor_client.post(url("send", request_), late, follow=True)
    assert "Somebody has answered it meanwhile" in response.content.decode()
    assert request_.events.count() == 1
    assert not RecordLink.objects.exists()


def test_a_second_click_sends_no_second_link(editor_client, request_):
    answer(editor_client, "send", request_)
    editor_client.post(url("send", request_), {"seen": 0})
    assert RecordLink.objects.count() == 1


def test_looking_at_a_page_of_an_answer_does_nothing(editor_client, request_):
    for name in ("send", "decline", "revoke"):
        assert editor_client.get(url(name, request_)).status_code == 200
    assert not request_.events.exists()


def test_what_is_no_longer_given_out_is_not_sent(editor_client, request_):
    request_.case_study.unpublish()
    page = editor_client.get(url("inspect", request_)).content.decode()
    assert url("send", request_) not in page
    editor_client.post(url("send", request_), {"seen": request_.events.count()})
    assert not RecordLink.objects.exists()


def test_it_can_be_deleted_before_its_time_and_leaves_no_name(editor_client, request_):
    from wagtail.models import ModelLogEntry

    editor_client.post(url("delete", request_))
    assert not RecordRequest.objects.exists()
    assert "Robin" not in str(list(ModelLogEntry.objects.values()))


def test_nothing_is_typed_in_or_changed(editor_client, request_):
    for path in ("new/", f"edit/{request_.pk}/", f"history/{request_.pk}/"):
        assert editor_client.get(f"/admin/case-study-requests/{path}").status_code == 404


def test_what_a_reader_wrote_is_never_markup(editor_client):
    study = factories.case_study_on_request()
    request = factories.record_request(study, purpose="<script>alert(1)</script>", name="<b>R</b>")
    for page in (url("inspect", request), url("decline", request), url("send", request)):
        html = editor_client.get(page).content.decode()
        assert "<script>alert(1)" not in html
        assert "<b>R</b>" not in html


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_editors_may_answer_once_roles_are_granted(client, request_, group):
    grant_permissions()
    user = factories.moderator("mary")
    user.groups.set([Group.objects.get(name=group)])
    client.force_login(user)
    answer(client, "send", request_)
    assert request_.events.get().by == user


def test_nobody_else_may(client, request_):
    user = factories.moderator("mary")  # to whom nothing of this was granted
    client.force_login(user)
    for name in ("inspect", "send", "decline", "revoke", "delete"):
        client.post(url(name, request_), {"seen": 0, "words": "No."})
        assert client.get(url(name, request_)).status_code == 302
    assert client.get(reverse("case_study_requests:index")).status_code == 302
    assert "Moving podiatry" not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert not request_.events.exists()
    assert RecordRequest.objects.exists()
