"""Letters of a mailing by e-mail: to whom, in what words, and what became of them."""

from collections import Counter

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

from cms.correspondence.fields import fill
from cms.mail.copies import copies_of
from cms.mail.delivery import why_not_given_out
from cms.pages.links import find_links
from cms.publishing.addresses import current_url

from .plain import without_markup

# What the site fills in itself, beside the merge fields
OPENING, TO = "opening", "to"


class ByEmail:
    """A mailing, as it can go or has gone by e-mail."""

    def __init__(self, mailing):
        self.mailing = mailing
        self.letter = mailing.letter
        self.edition = self.letter.current_edition

    @cached_property
    def refusal(self):
        """Why it cannot go now, in a sentence; "" if it can."""
        if self.mailing.emailed_at:
            return "It has been sent."
        if self.edition is None:
            return "It is not public."
        if reason := why_not_given_out(self.letter.pk):
            return reason
        return "" if self.recipients else "There is nobody to whom it could go."

    @property
    def has_addresses(self):
        return any(recipient.email for recipient in self.mailing.all_recipients)

    @cached_property
    def recipients(self):
        """Those to whom it can go."""
        return [recipient for recipient, why_not in self._examined if not why_not]

    @cached_property
    def left_out(self):
        """``[(recipient, why)]`` of all others who have not been written to in this mailing."""
        return [(recipient, why_not) for recipient, why_not in self._examined if why_not]

    @cached_property
    def sent(self):
        """Recipients who have a ``message``, whatever became of it."""
        return [recipient for recipient in self.mailing.all_recipients if recipient.message]

    @cached_property
    def counts(self):
        """“3 sent, 1 not sent”."""
        states = Counter(each.message.get_state_display().lower() for each in self.sent)
        return ", ".join(f"{number} {state}" for state, number in states.items())

    @cached_property
    def _examined(self):
        had = copies_of(self.letter, self.edition) if self.edition else {}
        first = {}  # {address: to whom it goes there}
        examined = []
        for recipient in self.mailing.all_recipients:
            address = recipient.email.casefold()
            if recipient.message:
                first[address] = recipient
                continue
            why_not = ", ".join(recipient.lacks_by_email(self.letter))
            if not why_not and address in first:
                why_not = f"the same e-mail address as {first[address]}: one e-mail goes there"
            elif not why_not and address in had:
                why_not = _had_it(had[address])
            elif not why_not:
                first[address] = recipient
            examined.append((recipient, why_not))
        return examined

    def words_to(self, recipient):
        """The e-mail to one of the recipients, as plain text."""
        values = recipient.values
        opening = recipient.salutation or fill(self.letter.opening, _safe(values))
        return fill(self._words, _safe(values | {OPENING: opening, TO: str(recipient)}))

    @cached_property
    def _words(self):
        """With its merge fields, and places for what the site fills in."""
        find_links(self.letter.body)
        context = {
            "page": self.letter,
            "edition": self.edition,
            "current_url": current_url(self.letter, self.edition),
            "note": without_markup(expand_db_html(self.letter.introduction)),
            "body": without_markup(self.letter.body.render_as_block()),
            "to": f"{{{{ {TO} }}}}",
            "opening": f"{{{{ {OPENING} }}}}",
            "base_url": settings.WAGTAILADMIN_BASE_URL,
            "site_owner": settings.SITE_OWNER,
            "site_name": settings.SITE_NAME,
        }
        text = render_to_string("correspondence/mailings/letter.txt", context)
        return "\n\n".join(part for each in text.split("\n\n") if (part := each.strip("\n")))


def _had_it(message):
    day = date_format(timezone.localtime(message.created_at), "j F Y")
    return f"has an e-mail of {day} already: {message.get_state_display().lower()}"


def _safe(values):
    """In plain text nothing is escaped."""
    return {name: mark_safe(text) for name, text in values.items()}
