"""From the row to the mail server. Nothing is lost, and nothing is sent twice by itself.

A row is committed as *sending* before it is handed over. What the server accepted, refused, or
never heard of is known; where a crash or a broken line leaves it open, the row becomes *uncertain*
and a person decides.
"""

import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from cms.pages.querysets import visible_pages

from .models import Message, State

logger = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=5)  # as mail servers do (RFC 5321, 4.5.4.1)
LONGEST_HANDOVER = timedelta(minutes=15)  # after that its worker is dead: EMAIL_TIMEOUT is 30 s


@task()
def deliver_mail():
    """Hand over all that is due. Two at once do no harm: a row is claimed by one of them."""
    connection = get_connection()
    try:
        for message in Message.objects.due():
            if _is_kept_back(message):
                continue
            if not _open(connection, message):
                break  # the others wait as well
            if _claim(message):
                _hand_over(connection, message)
    finally:
        connection.close()


def find_uncertain():
    """Rows whose worker died between handing over and writing that down."""
    lost = Message.objects.filter(
        state=State.SENDING, begun_at__lt=timezone.now() - LONGEST_HANDOVER
    )
    lost.update(state=State.UNCERTAIN, error="The site stopped while it was being sent.")


def why_not_given_out(page_id):
    """Why no copy of a page may go out now, in a sentence; "" if it may."""
    page = visible_pages().filter(pk=page_id).first()
    if page is None:
        return "It is not public."
    page = page.specific
    if not getattr(page, "is_current", True):
        return f"It is {page.get_status_display().lower()}."
    return ""


def _is_kept_back(message):
    """A copy of a page that was public when it was promised, and is so no more."""
    reason = message.page and why_not_given_out(message.page)
    if reason:
        waiting = Message.objects.filter(pk=message.pk, state=State.WAITING)
        waiting.update(state=State.FAILED, error=f"The site kept it back. {reason}")
    return bool(reason)


def _open(connection, message):
    """Whether there is a server to talk to; otherwise the message waits."""
    try:
        connection.open()
    except OSError as error:  # smtplib's errors are OSErrors too
        connection.close()
        _wait(message, State.WAITING, error)
        return False
    return True


def _claim(message):
    """True for one worker only, and committed before a byte goes out."""
    waiting = Message.objects.filter(pk=message.pk, state=State.WAITING)
    return waiting.update(state=State.SENDING, begun_at=timezone.now())


def _hand_over(connection, message):
    try:
        connection.send_messages([_as_email(message, connection)])
    except Exception as error:
        _explain(message, error)
        connection.close()  # a refusal may have ended the conversation
    else:
        _record(message, state=State.SENT, sent_at=timezone.now(), body="", error="")


def _explain(message, error):
    """The server refused it; or the line broke, and nobody knows how far it came."""
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        _refused(message, code, words)
    elif isinstance(error, SMTPResponseException):
        _refused(message, error.smtp_code, error.smtp_error)
    else:
        logger.error("E-mail %s: perhaps sent: %s", message.message_id, error)
        _record(message, state=State.UNCERTAIN, error=str(error))


def _as_email(message, connection):
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )


def _refused(message, code, words):
    """4xx: later, perhaps; 5xx: never (RFC 5321, 4.2.1)."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    error = f"{code} {said}"
    if 400 <= code < 500:
        _wait(message, State.SENDING, error)
    else:
        _record(message, state=State.FAILED, error=error)


def _wait(message, state, error):
    """Until the next attempt, or until nobody would want it any more."""
    logger.warning("E-mail %s waits: %s", message.message_id, error)
    given_up = timezone.now() - message.created_at > GIVE_UP_AFTER
    wait = min(FIRST_WAIT * 2 ** min(message.attempts, 10), LONGEST_WAIT)
    Message.objects.filter(pk=message.pk, state=state).update(
        state=State.FAILED if given_up else State.WAITING,
        attempts=F("attempts") + 1,
        due_at=timezone.now() + wait,
        error=str(error),
    )


def _record(message, **outcome):
    Message.objects.filter(pk=message.pk, state=State.SENDING).update(**outcome)
