"""What did not go out is shown to people, who decide."""

import pytest
from django.urls import reverse

from cms.mail.actions import send
from cms.mail.models import Message, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def message():
    send("robin@trust.example", "Your request", "https://secret.example/key")
    Message.objects.update(state=State.UNCERTAIN)
    return Message.objects.get()


def url(name, message):
    return reverse(f"mail:{name}", args=[message.pk])


def test_editors_are_led_to_it_and_never_see_its_words(editor_client, message):
    home = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert url("inspect", message) in home
    page = editor_client.get(url("inspect", message)).content.decode()
    assert "robin@trust.example" in page
    assert "secret.example" not in page


def test_it_may_be_sent_again(editor_client, message):
    editor_client.post(url("send-again", message))
    assert Message.objects.get().state == State.WAITING


def test_or_left(editor_client, message):
    editor_client.post(url("leave-it", message))
    message = Message.objects.get()
    assert (message.state, message.body) == (State.SETTLED, "")


def test_what_was_sent_offers_neither(editor_client, message):
    Message.objects.update(state=State.SENT)
    page = editor_client.get(url("inspect", message)).content.decode()
    assert url("send-again", message) not in page
    editor_client.post(url("send-again", message))
    assert Message.objects.get().state == State.SENT


def test_what_waits_long_is_shown_too(editor_client, message):
    Message.objects.update(state=State.WAITING, attempts=3)
    home = reverse("wagtailadmin_home")
    assert url("inspect", message) not in editor_client.get(home).content.decode()
    Message.objects.update(attempts=4)
    assert url("inspect", message) in editor_client.get(home).content.decode()
