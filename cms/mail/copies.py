"""A published page to many by e-mail: to each address one copy of an edition, while public."""

from django.db import transaction

from .actions import draft
from .delivery import deliver_mail
from .models import Message, State


@transaction.atomic
def send_copies(page, edition, bodies, reply_to=""):
    """Promise a copy of a page to each address. Whoever was promised one is passed over.

    ``bodies``: ``{address: the words of its copy}``. Returns ``{address: message}`` of new ones.

    :raises ValidationError: for what is no address.
    """
    copy_of = {"page": page.pk, "edition": edition.number}
    messages = [
        draft(address, page.title, body, reply_to, **copy_of) for address, body in bodies.items()
    ]
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    new = Message.objects.filter(message_id__in=[each.message_id for each in messages])
    deliver_mail.enqueue()
    return {message.recipient: message for message in new}


def copies_of(page, edition):
    """``{address in small letters: message}`` of all that were promised."""
    copies = Message.objects.filter(page=page.pk, edition=edition.number).defer("body")
    return {message.recipient.casefold(): message for message in copies}


def call_off(keys):
    """Forget those of these messages that have not gone yet."""
    Message.objects.filter(pk__in=keys, state=State.WAITING).delete()
