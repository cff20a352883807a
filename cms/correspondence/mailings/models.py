import re
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from cms.correspondence.fields import FIELDS
from cms.correspondence.formats import LETTERS_OF_A_LINE, LINES_OF_THE_WINDOW
from cms.correspondence.models import LetterPage
from cms.mail.copies import call_off
from cms.mail.models import Message

ENDS_OF_LINES = re.compile(r"[\n;]")
LONGEST = 200  # characters of a name, role …
LONGEST_ADDRESS = 250


class State(models.TextChoices):
    CHECKED = "checked", "To be made"
    WAITING = "waiting", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"


class MailingManager(models.Manager):
    def get_queryset(self):
        """Without the file, some megabytes, until it is asked for."""
        return super().get_queryset().defer("pdf")


class Mailing(models.Model):
    """A letter to a list of recipients, and the file of all letters.

    Personal data, for a while: ``jobs.py`` deletes it. The file is in its row, so it goes with it
    and no address leads to it.
    """

    letter = models.ForeignKey(LetterPage, on_delete=models.CASCADE, related_name="mailings")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.CHECKED, db_index=True)
    error = models.TextField(blank=True)
    pdf = models.BinaryField(null=True, editable=False)
    page_count = models.PositiveIntegerField("pages", null=True)
    letter_count = models.PositiveIntegerField("letters", null=True)
    emailed_at = models.DateTimeField(null=True, editable=False)
    emailed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = MailingManager()

    class Meta:
        verbose_name = "letters to recipients"
        verbose_name_plural = "letters to recipients"

    def __str__(self):
        return str(self.letter)

    def delete(self, *args, **kwargs):
        """By a person: what has not gone by e-mail yet does not go. (By its age it may go.)"""
        call_off(self.recipients.values("message"))
        return super().delete(*args, **kwargs)

    @property
    def kept_until(self):
        return self.made_at + timedelta(days=settings.MAILINGS_KEPT_DAYS)

    @property
    def can_be_asked_for(self):
        """Whether letters can be made now: not while they are being made."""
        return self.state != State.WAITING and self.letter.live and bool(self.complete)

    @property
    def complete(self):
        """The recipients who lack nothing."""
        return [recipient for recipient in self.all_recipients if not recipient.lacks(self.letter)]

    @property
    def incomplete(self):
        """``[(recipient, what it lacks in words)]``."""
        checked = [(each, each.lacks(self.letter)) for each in self.all_recipients]
        return [(recipient, ", ".join(lacks)) for recipient, lacks in checked if lacks]

    @property
    def all_recipients(self):
        if not hasattr(self, "_recipients"):
            recipients = self.recipients.select_related("message").defer("message__body")
            self._recipients = list(recipients)
        return self._recipients


class Recipient(models.Model):
    """One letter of a mailing: to whom, and what its merge fields say."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="recipients")
    place = models.PositiveIntegerField()
    organisation = models.CharField(max_length=LONGEST, blank=True)
    name = models.CharField(max_length=LONGEST, blank=True)
    role = models.CharField(max_length=LONGEST, blank=True)
    region = models.CharField(max_length=LONGEST, blank=True)
    salutation = models.CharField(max_length=LONGEST, blank=True)
    address = models.TextField(max_length=LONGEST_ADDRESS, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["place"]

    def __str__(self):
        return ", ".join(filter(None, [self.name, self.role, self.organisation]))

    @property
    def values(self):
        """``{merge field: text}``, of those that are known."""
        return {name: text for name in FIELDS if (text := getattr(self, name))}

    @property
    def address_lines(self):
        return [line for part in ENDS_OF_LINES.split(self.address) if (line := part.strip())]

    @property
    def lines(self):
        """What the window of the envelope shows: name and role on one line where they fit."""
        person = ", ".join(filter(None, [self.name, self.role]))
        people = [person] if len(person) <= LETTERS_OF_A_LINE else [self.name, self.role]
        return list(filter(None, [*people, self.organisation, *self.address_lines]))

    def lacks(self, letter):
        """What must be known before this letter to them can be printed, each in a few words."""
        lacks = self._lacks_in_words(letter)
        if not self.address_lines:
            lacks.append("no address")
        if not (self.organisation or self.name or self.role):
            lacks.append("no name, role or organisation")
        lines = self.lines
        if len(lines) > LINES_OF_THE_WINDOW:
            lacks.append(f"{len(lines)} lines to address it: the window shows five")
        lacks += [
            f"“{line}” is longer than the window ({LETTERS_OF_A_LINE} letters)"
            for line in lines
            if len(line) > LETTERS_OF_A_LINE
        ]
        return lacks

    def lacks_by_email(self, letter):
        """What must be known before this letter can go to them by e-mail."""
        lacks = self._lacks_in_words(letter)
        if not self.email:
            lacks.append("no e-mail address")
        elif not is_email(self.email):
            lacks.append(f"“{self.email}” is no e-mail address")
        return lacks

    def _lacks_in_words(self, letter):
        opening = [] if self.salutation else letter.fields_of_opening
        needed = {*opening, *letter.fields_of_text}
        return [f"no {name}" for name in FIELDS if name in needed and name not in self.values]


def is_email(text):
    with suppress(ValidationError):
        Recipient._meta.get_field("email").run_validators(text)
        return True
    return False
