"""The door to one record: for whom, for how long, and what is behind it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from case_studies.disclosure import PARTS, Availability
from case_studies.requests import actions
from case_studies.requests.jobs import delete_old_requests
from case_studies.requests.keys import hash_of, new_key
from case_studies.requests.models import RecordLink, RecordRequest
from cms.mail.models import Message
from cms.publishing.models import Attachment, LibraryDocument, Status
from cms.publishing.scheduling import publish_due
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = "zebrafish"  # in everything that is kept back


def document(name):
    file = ContentFile(WORDS.encode(), f"{name}.txt")
    return LibraryDocument.objects.create(title=name, file=file)


@pytest.fixture
def study():
    page = factories.draft_case_study(
        title="Moving podiatry",
        availability=Availability.ON_REQUEST,
        cost=WORDS,
        organisation=factories.OrganisationFactory(name="Anytown PCT"),
        **{name: f"<p>{name} {WORDS}</p>" for name in PARTS},
    )
    linked, attached = document("linked"), document("attached")
    page.attachments.add(Attachment(document=attached, title="The plan"))
    page.what_changed += f'<p><a linktype="document" id="{linked.pk}">letter</a></p>'
    page.save()
    page = factories.publish(page)
    page.files = [attached, linked]
    return page


@pytest.fixture
def request_(study):
    return factories.record_request(study)


@pytest.fixture
def door(request_, editor, work_queue):
    """The path of the link, as it came by e-mail."""
    return sent_link(request_, editor, work_queue)


def sent_link(request, editor, work_queue):
    assert actions.send_record(request, editor)
    work_queue()
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]


def test_it_comes_by_mail_to_who_asked(door, work_queue):
    letter = mail.outbox[-1]
    assert letter.to == ["robin@elsewhere.example"]
    assert letter.reply_to == ["involvement@guidance.example"]
    assert WORDS not in letter.body  # only the link


def test_behind_it_is_the_whole_record(client, door):
    html = client.get(door).content.decode()
    assert all(f"{name} {WORDS}" in html for name in PARTS)
    assert "Anytown PCT" in html


def test_its_page_is_kept_by_nobody_and_told_to_nobody(client, door):
    response = client.get(door)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in response.content.decode()
    assert not response.cookies


def test_an_anonymous_case_study_is_anonymous_even_there(client, study, door):
    study = factories.publish(study, anonymous=True)
    html = client.get(door).content.decode()
    assert "Anonymous" in html
    assert "Anytown" not in html


def test_it_shows_what_is_published_and_no_draft(client, study, door):
    draft = study.get_latest_revision_as_object()
    draft.what_changed = "<p>A draft.</p>"
    draft.save_revision()
    assert "A draft." not in client.get(door).content.decode()


def test_its_files_are_opened_by_the_same_key_and_by_no_other_way(client, study, door):
    html = client.get(door).content.decode()
    for file in study.files:
        path = f"{door}files/{file.pk}/"
        assert f'href="{path}"' in html
        response = client.get(path)
        assert b"".join(response) == WORDS.encode()
        assert response["Cache-Control"] == "private, no-store"
        assert response["Content-Disposition"].startswith("attachment")
        assert client.get(file.url).status_code == 404
    assert 'href="/documents/' not in html


def test_no_other_file_is_opened_by_it(client, door):
    assert client.get(f"{door}files/{document('other').pk}/").status_code == 404
    assert client.get(f"{door}files/999/").status_code == 404


def test_the_database_has_no_key_that_opens_it(door, work_queue):
    key = door.rstrip("/").rpartition("/")[2]
    rows = [
        *RecordLink.objects.values(),
        *Message.objects.values(),
        *RecordRequest.objects.values(),
    ]
    assert key not in str(rows)
    assert key.partition(".")[0] not in str(rows)
    assert RecordLink.objects.get().key_hash == hash_of(key)


@pytest.mark.parametrize("key", ["x", "abc.def", "%00", "a" * 500, "..%2f.."])
def test_an_invented_key_opens_nothing_and_costs_no_question(
    client, door, key, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert hash_of(key) is None
    assert client.get(f"/case-study-requests/record/{key}/").status_code == 404


def test_a_key_of_ours_that_was_never_given_out_opens_nothing(client):
    assert client.get(f"/case-study-requests/record/{new_key()}/").status_code == 404


def is_closed(client, door, study):
    file = client.get(f"{door}files/{study.files[0].pk}/")
    page = client.get(door)
    assert file.status_code == 404
    assert page["Cache-Control"] == "private, no-store"
    assert WORDS not in page.content.decode()
    return page.status_code == 410


def test_it_ends_by_the_clock(client, study, door, settings):
    link = RecordLink.objects.get()
    left = link.expires_at - timezone.now()
    assert timedelta(days=13) < left <= timedelta(days=settings.RECORD_LINK_DAYS)
    RecordLink.objects.update(expires_at=timezone.now())
    assert is_closed(client, door, study)
    assert f"/case-study-requests/{study.pk}/" in client.get(door).content.decode()


def test_it_ends_when_an_editor_takes_it_back(client, study, request_, door, editor):
    assert actions.revoke(request_, editor)
    assert is_closed(client, door, study)
    assert not actions.revoke(request_, editor)


def test_it_ends_when_a_new_one_is_sent(client, study, request_, door, editor, work_queue):
    newer = sent_link(request_, editor, work_queue)
    assert is_closed(client, door, study)
    assert client.get(newer).status_code == 200


def test_it_ends_when_the_request_is_declined_after_all(client, study, request_, door, editor):
    actions.decline(request_, editor, "We were wrong.")
    assert is_closed(client, door, study)


def unpublished(study):
    study.unpublish()


def private(study):
    factories.make_private(study)


def withdrawn(study):
    factories.publish(study, status=Status.WITHDRAWN, status_reason="It was wrong.")


def expired(study):
    type(study).objects.filter(pk=study.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_due()


def deleted(study):
    type(study).objects.get(pk=study.pk).delete()


GONE = [unpublished, private, withdrawn, expired, deleted]


@pytest.mark.parametrize("hide", GONE, ids=lambda hide: hide.__name__)
def test_it_ends_when_the_case_study_is_no_longer_given_out(client, study, door, hide):
    hide(study)
    assert is_closed(client, door, study)
    assert RecordLink.objects.get().revoked_at
    assert "not given out any more" in RecordRequest.objects.get().history


def test_it_does_not_come_back_with_the_case_study(client, study, door):
    study.unpublish()
    study.get_latest_revision().publish()
    assert is_closed(client, door, study)


def test_it_leads_on_when_anybody_can_read_the_record(client, study, door):
    factories.publish(study, availability=Availability.OPEN)
    response = client.get(door)
    assert response.status_code == 410
    assert f'href="{study.url}"' in response.content.decode()


def test_it_is_closed_at_once_when_a_section_above_is_hidden(client, study, door):
    study.get_parent().specific.unpublish()
    assert is_closed(client, door, study)


@pytest.mark.parametrize("hide", GONE, ids=lambda hide: hide.__name__)
def test_what_is_no_longer_given_out_is_not_sent(study, request_, editor, hide, work_queue):
    hide(study)
    request = RecordRequest.objects.get()
    assert not actions.send_record(request, editor)
    work_queue()
    assert "elsewhere" not in str([letter.to for letter in mail.outbox])


def test_an_edit_of_the_case_study_leaves_it_open(client, study, door):
    factories.publish(study, cost="About £900")
    assert client.get(door).status_code == 200


def test_a_declined_reader_is_told_why(request_, editor, work_queue):
    actions.decline(request_, editor, "It is about to be\nwithdrawn.")
    work_queue()
    assert "It is about to be\nwithdrawn." in mail.outbox[-1].body


def test_all_of_it_is_deleted_after_the_period(client, study, request_, door, settings):
    settings.REQUESTS_KEPT_DAYS = 90
    delete_old_requests.call()
    assert RecordRequest.objects.count() == 1
    RecordRequest.objects.update(made_at=timezone.now() - timedelta(days=91))
    delete_old_requests.call()
    assert not RecordRequest.objects.exists()
    assert not RecordLink.objects.exists()
    assert client.get(door).status_code == 404


def test_no_link_lives_longer_than_its_request(request_, editor, settings):
    settings.REQUESTS_KEPT_DAYS = 3
    actions.send_record(request_, editor)
    assert RecordLink.objects.get().expires_at == request_.kept_until


def test_a_title_with_a_line_break_carries_no_header(study, editor, work_queue):
    request = factories.record_request(study)
    request.title = "Podiatry\r\nBcc: all@nhs.example"
    actions.decline(request, editor, "No.")
    work_queue()
    assert mail.outbox[-1].subject == "Your request: Podiatry Bcc: all@nhs.example"
    assert mail.outbox[-1].bcc == []
