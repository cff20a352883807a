"""Dates as well as they are known: “2011”, “April 2011” or “1 April 2011”."""

import calendar
import re
from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateformat import format as in_words

ISO = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
WRITTEN = ("%B %Y", "%b %Y", "%d %B %Y", "%d %b %Y")
HELP = "As much as is known: 2011, April 2011 or 1 April 2011."


class PartialDate(str):
    """A year, month or day in ISO 8601: ``2011``, ``2011-04`` or ``2011-04-01``.

    A plain string to databases, files and comparisons: sorts by time, as far as it is known.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text):
        """:raises ValueError: for what is no date, or not in one of the ways in ``HELP``."""
        text = " ".join(str(text).split())
        if match := ISO.fullmatch(text):
            year, month, day = match.groups()
            date(int(year), int(month or 1), int(day or 1))
            return cls("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]))
        for pattern in WRITTEN:
            try:
                found = datetime.strptime(text, pattern)
            except ValueError:
                continue
            return cls(found.strftime("%Y-%m-%d" if "%d" in pattern else "%Y-%m"))
        raise ValueError(text)

    @property
    def first_day(self):
        year, month, day = self._parts
        return date(year, month or 1, day or 1)

    @property
    def last_day(self):
        year, month, day = self._parts
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def words(self):
        """``April 2011``."""
        _, month, day = self._parts
        return in_words(self.first_day, "j F Y" if day else "F Y" if month else "Y")

    @property
    def when(self):
        """``in April 2011``, ``on 1 April 2011``."""
        return f"{'on' if self._parts[2] else 'in'} {self.words}"

    @property
    def _parts(self):
        year, *rest = map(int, self.split("-"))
        return (year, *rest, None, None)[:3]


def ends_before_it_begins(begin, end):
    """Whether a span of time is impossible. Either end may be empty, or not yet understood."""
    both_known = isinstance(begin, PartialDate) and isinstance(end, PartialDate)
    return both_known and end.last_day < begin.first_day


class PartialDateFormField(forms.CharField):
    """Shows a date in words and takes it in any of the ways that people write it."""

    def prepare_value(self, value):
        return value.words if isinstance(value, PartialDate) else value

    def clean(self, value):
        return _parsed(super().clean(value))


class PartialDateField(models.CharField):
    description = "A year, month or day, as far as it is known"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", HELP)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        return PartialDate(value) if value else ""

    def to_python(self, value):
        return _parsed(value)

    def pre_save(self, model_instance, add):
        value = _parsed(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        return str(_parsed(value))

    def formfield(self, **kwargs):
        form = {"form_class": PartialDateFormField, "max_length": 40}  # words are longer than ISO
        return super().formfield(**{**form, **kwargs})


def _parsed(value):
    if isinstance(value, PartialDate) or not value:
        return value or ""
    try:
        return PartialDate.parse(value)
    except ValueError as error:
        raise ValidationError(f"“{value}” is no date. {HELP}") from error
