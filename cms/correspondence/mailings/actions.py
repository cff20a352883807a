"""From a list of recipients to the file of all letters, and to e-mail."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.log_actions import log

from cms.downloads.rendering.pdf import RenderError
from cms.mail.copies import send_copies

from .emails import ByEmail
from .letters import letters_pdf
from .models import Mailing, Recipient, State

logger = logging.getLogger(__name__)

EMAILED = "correspondence.email"  # in the history of the letter


@transaction.atomic
def create_mailing(letter, recipients, user):
    """Keep a checked list; nothing is made of it yet."""
    mailing = Mailing.objects.create(letter=letter, made_by=user)
    for place, recipient in enumerate(recipients):
        recipient.mailing, recipient.place = mailing, place
    Recipient.objects.bulk_create(recipients)
    return mailing


def ask_for_letters(mailing):
    """Have the letters made in the background. Returns whether that was not in hand already."""
    idle = Mailing.objects.filter(pk=mailing.pk).exclude(state=State.WAITING)
    with transaction.atomic():
        asked = idle.update(state=State.WAITING, error="", pdf=None, page_count=None)
        if asked:
            make_letters.enqueue(mailing.pk)
    return bool(asked)


@task()
def make_letters(mailing_id):
    """Run twice it makes the same file; a mailing deleted meanwhile stays deleted."""
    mailing = Mailing.objects.filter(pk=mailing_id, state=State.WAITING).first()
    if mailing is None:
        return
    try:
        _make(mailing)
    except RenderError as error:
        _finish(mailing, state=State.FAILED, error=str(error))
    except Exception:
        _finish(mailing, state=State.FAILED, error="Something failed on the site: try again.")
        raise


def _make(mailing):
    recipients = mailing.complete
    if not (mailing.letter.live and recipients):
        raise RenderError("The letter is not public any more, or no recipient is complete.")
    made = letters_pdf(mailing.letter, recipients)
    counts = {"page_count": made.pages, "letter_count": len(recipients)}
    _finish(mailing, state=State.READY, pdf=made.content, **counts)


def _finish(mailing, **outcome):
    Mailing.objects.filter(pk=mailing.pk, state=State.WAITING).update(**outcome)


@transaction.atomic
def send_by_email(mailing, user):
    """Write the e-mails, which the queue sends. Returns how many; 0 where it cannot be or is done.

    Asked twice, or by two at once, it happens once: the row is claimed, and whatever happens here
    the queue takes one copy of an edition to an address.
    """
    by_email = ByEmail(mailing)
    unsent = Mailing.objects.filter(pk=mailing.pk, emailed_at=None)
    if by_email.refusal or not unsent.update(emailed_at=timezone.now(), emailed_by=user):
        return 0
    letter, recipients = mailing.letter, by_email.recipients
    words = {recipient.email: by_email.words_to(recipient) for recipient in recipients}
    reply_to = letter.contact.email if letter.contact else ""
    messages = send_copies(letter, by_email.edition, words, reply_to)
    for recipient in recipients:
        recipient.message = messages.get(recipient.email)
    Recipient.objects.bulk_update(recipients, ["message"])
    log(letter, EMAILED, user=user, data={"number": len(messages)})
    return len(messages)


def delete_old_mailings():
    oldest = timezone.now() - timedelta(days=settings.MAILINGS_KEPT_DAYS)
    Mailing.objects.filter(made_at__lt=oldest).delete()
