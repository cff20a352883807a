"""kill -9 before, during and after the hand-over of a letter, counted at a real SMTP server."""

import multiprocessing
import os
import signal
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cms.mail import actions, delivery
from cms.mail.jobs import send_what_waits
from cms.mail.models import FOR_A_PERSON, Message, State

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def kill_when_told(mail_server):
    """Has a worker of its own killed at the moment when it says this to the mail server."""

    def kill_when_told(verb):
        worker = multiprocessing.get_context("fork").Process(target=delivery.deliver_mail.call)
        mail_server.answers = {verb: lambda: os.kill(worker.pid, signal.SIGKILL)}
        connection.close()
        worker.start()
        worker.join(60)
        assert worker.exitcode == -signal.SIGKILL
        mail_server.answers = {}

    return kill_when_told


def a_day_later():
    """All that the site does by itself."""
    Message.objects.filter(begun_at__isnull=False).update(
        begun_at=timezone.now() - timedelta(days=1)
    )
    send_what_waits.call()
    delivery.deliver_mail.call()


@pytest.mark.parametrize(
    ("killed_at", "state", "arrived"),
    [
        ("CONNECT", State.SENT, 1),  # nothing was begun: the next worker sends it
        ("MAIL", State.UNCERTAIN, 0),
        ("DATA", State.UNCERTAIN, 0),
        (".", State.UNCERTAIN, 1),  # the server has it, and the site never heard so
        ("QUIT", State.SENT, 1),
    ],
)
def test_whenever_the_worker_is_killed_it_arrives_once_at_most(
    mail_server, kill_when_told, killed_at, state, arrived
):
    message = actions.send("robin@trust.example", "The record", "Here it is.")
    kill_when_told(killed_at)
    a_day_later()
    assert Message.objects.get().state == state
    assert [letter["Message-ID"] for letter in mail_server.letters] == [
        message.message_id
    ] * arrived
    waits_for_a_person = Message.objects.filter(state__in=FOR_A_PERSON).exists()
    assert waits_for_a_person == (state == State.UNCERTAIN)
