"""To send an e-mail is to write a row; a worker hands it to the mail server (docs/adr/0016)."""

import uuid
from email.utils import parseaddr

from django.conf import settings
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.text import Truncator

from .delivery import deliver_mail
from .models import FOR_A_PERSON, Message, State


def send(recipient, subject, body, reply_to=""):
    """Promise an e-mail, in the caller's transaction. Nobody is kept waiting for a mail server.

    The subject becomes one line, whatever was in it.

    :raises ValidationError: for what is no address, one with a line break in it included.
    """
    message = draft(recipient, subject, body, reply_to)
    message.save()
    deliver_mail.enqueue()
    return message


def draft(recipient, subject, body, reply_to="", **fields):
    """An e-mail that is checked, and not promised yet."""
    for address in filter(None, [recipient, reply_to]):
        validate_email(address)
    return Message(
        recipient=recipient,
        reply_to=reply_to,
        subject=Truncator(" ".join(subject.split())).chars(200),
        body=body,
        message_id=new_message_id(),
        **fields,
    )


def new_message_id():
    """Fixed before the first attempt, so that the same letter can be told from another."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4().hex}@{domain}>"


def send_again(message):
    """A person has found that it did not arrive. Returns whether it was still to be decided."""
    again = {"state": State.WAITING, "due_at": timezone.now(), "error": ""}
    again |= {"attempts": 0, "created_at": timezone.now()}
    decided = _undecided(message).update(**again)
    if decided:
        deliver_mail.enqueue()
    return bool(decided)


def leave_it(message):
    """A person has found that it did arrive, or that it need not. Its words are erased."""
    return bool(_undecided(message).update(state=State.SETTLED, body=""))


def _undecided(message):
    return Message.objects.filter(pk=message.pk, state__in=FOR_A_PERSON)
