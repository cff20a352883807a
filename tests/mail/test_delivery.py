"""Nothing is lost, and nothing is sent twice by itself: counted at a real SMTP server."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
from django.utils import timezone

from cms.mail import actions, delivery
from cms.mail.jobs import forget_old_mail, send_what_waits
from cms.mail.models import Message, State

from .smtp import Sink

pytestmark = pytest.mark.django_db

ROBIN = "robin@trust.example"


def send(**changes):
    letter = {"recipient": ROBIN, "subject": "The record", "body": "Here it is.", **changes}
    return actions.send(**letter)


def state_of(message):
    return Message.objects.get(pk=message.pk).state


def later():
    """When what waits is due."""
    Message.objects.update(due_at=timezone.now())


def test_a_letter_arrives_once_with_the_message_id_it_was_given(mail_server, work_queue):
    message = send(reply_to="team@guidance.example")
    work_queue()
    delivery.deliver_mail.call()
    (letter,) = mail_server.letters
    assert letter["To"] == ROBIN
    assert letter["Reply-To"] == "team@guidance.example"
    assert letter["From"] == "Guidance library <library@guidance.example>"
    assert letter["Message-ID"] == message.message_id
    assert letter["Message-ID"].endswith("@guidance.example>")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().strip() == "Here it is."


def test_its_words_are_erased_once_it_is_sent(mail_server, work_queue):
    message = send()
    work_queue()
    message.refresh_from_db()
    assert (message.state, message.body) == (State.SENT, "")
    assert message.sent_at


def test_nobody_waits_for_the_mail_server_and_nothing_goes_out_of_a_change_undone(
    mail_server, work_queue
):
    with pytest.raises(RuntimeError), transaction.atomic():
        send()
        raise RuntimeError
    work_queue()
    assert mail_server.letters == []
    assert not Message.objects.exists()


def test_without_a_mail_server_it_waits_and_goes_out_when_there_is_one(
    no_mail_server, work_queue, settings
):
    first, second = send(), send()
    work_queue()
    first.refresh_from_db()
    assert first.state == state_of(second) == State.WAITING
    assert first.attempts == 1
    assert "refused" in first.error
    assert first.due_at > timezone.now() + timedelta(seconds=50)

    sink = Sink(no_mail_server)
    later()
    send_what_waits.call()
    work_queue()
    assert len(sink.letters) == 2
    assert state_of(first) == state_of(second) == State.SENT
    sink.stop()


def test_the_waiting_grows_to_an_hour_and_ends_after_five_days(no_mail_server):
    message = send()
    Message.objects.update(attempts=40)
    delivery.deliver_mail.call()
    message.refresh_from_db()
    assert timedelta(minutes=59) < message.due_at - timezone.now() <= timedelta(hours=1)
    Message.objects.update(created_at=timezone.now() - timedelta(days=6), due_at=timezone.now())
    delivery.deliver_mail.call()
    assert state_of(message) == State.FAILED


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "."])
def test_what_the_server_cannot_take_now_waits(mail_server, work_queue, verb):
    mail_server.answers = {verb: (451, "try later")}
    message = send()
    work_queue()
    assert state_of(message) == State.WAITING
    mail_server.answers = {}
    later()
    delivery.deliver_mail.call()
    assert len(mail_server.letters) == 1


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "."])
def test_what_the_server_refuses_is_left_to_a_person(mail_server, work_queue, verb):
    mail_server.answers = {verb: (550, "no such mailbox")}
    message = send()
    work_queue()
    message.refresh_from_db()
    assert message.state == State.FAILED
    assert "550 no such mailbox" in message.error
    mail_server.answers = {}
    send_what_waits.call()
    work_queue()
    assert mail_server.letters == []


def test_one_refused_letter_holds_up_no_other(mail_server, work_queue):
    mail_server.answers = {"RCPT": (421, "go away")}
    send()
    work_queue()
    mail_server.answers = {}
    second = send()
    work_queue()
    assert state_of(second) == State.SENT


def test_where_the_line_breaks_after_the_letter_a_person_decides(mail_server, work_queue):
    mail_server.answers = {".": None}  # it has the letter, and never says so
    message = send()
    work_queue()
    assert len(mail_server.letters) == 1
    assert state_of(message) == State.UNCERTAIN
    mail_server.answers = {}
    send_what_waits.call()
    work_queue()
    assert len(mail_server.letters) == 1  # not again by itself


def test_a_person_may_send_it_again_or_leave_it(mail_server, work_queue):
    again, left = send(), send()
    Message.objects.update(state=State.UNCERTAIN)
    assert actions.send_again(again)
    assert actions.leave_it(left)
    work_queue()
    (letter,) = mail_server.letters
    assert letter["Message-ID"] == again.message_id
    left.refresh_from_db()
    assert (left.state, left.body) == (State.SETTLED, "")
    assert not actions.send_again(left)  # it was decided
    assert not actions.leave_it(again)


def test_a_worker_that_dies_while_handing_over_leaves_it_uncertain(mail_server, monkeypatch):
    class Killed(BaseException):
        pass

    def die(self, letters):
        raise Killed

    monkeypatch.setattr(EmailBackend, "send_messages", die)
    message = send()
    with pytest.raises(Killed):
        delivery.deliver_mail.call()
    assert state_of(message) == State.SENDING
    monkeypatch.undo()
    delivery.deliver_mail.call()
    delivery.find_uncertain()
    assert state_of(message) == State.SENDING  # it might still be at work
    Message.objects.update(begun_at=timezone.now() - timedelta(minutes=16))
    delivery.find_uncertain()
    assert state_of(message) == State.UNCERTAIN
    assert mail_server.letters == []


def test_two_workers_hand_it_over_once(mail_server, monkeypatch):
    message = send()
    claim = delivery._claim

    def claimed_by_another_first(message):
        assert claim(message)
        return claim(message)

    monkeypatch.setattr(delivery, "_claim", claimed_by_another_first)
    delivery.deliver_mail.call()
    assert mail_server.letters == []
    assert state_of(message) == State.SENDING  # the other's


@pytest.mark.parametrize(
    "address", ["robin@trust.example\nBcc: all@trust.example", "robin", "a@b.example,c@d.example"]
)
def test_what_is_no_single_address_is_refused(address):
    with pytest.raises(ValidationError):
        send(recipient=address)
    with pytest.raises(ValidationError):
        send(reply_to=address)
    assert not Message.objects.exists()


def test_a_subject_is_one_line_and_carries_no_header(mail_server, work_queue):
    send(subject="Record\r\nBcc: all@trust.example\n\nBody " + "x" * 300)
    work_queue()
    (letter,) = mail_server.letters
    assert letter["Bcc"] is None
    assert letter["Subject"].strip().startswith("Record Bcc: all@trust.example Body xxx")
    assert len(letter["Subject"].strip()) == 200


def test_old_mail_is_forgotten(settings):
    settings.MAIL_KEPT_DAYS = 30
    old, new = send(), send()
    Message.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=31))
    forget_old_mail.call()
    assert list(Message.objects.all()) == [new]
