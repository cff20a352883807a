"""What a local organisation adds to a copy of a national publication."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from .rendering.pdf import RenderError

EVENT_DATE = "l j F Y"


class NoRoom(RenderError):
    """The local details do not fit on the paper; the message is fit to show a reader."""


@dataclass(frozen=True)
class Fact:
    name: str
    text: str
    address: str = ""  # makes it a link


@dataclass(frozen=True, kw_only=True)
class LocalDetails:
    """All but the organisation may be empty; each is one line of text."""

    organisation: str
    contact: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""  # http or https
    event_date: date | None = None
    event_place: str = ""

    @property
    def mark(self) -> str:
        """What every page says."""
        return f"Adapted locally by {self.organisation}"

    @property
    def event(self) -> str:
        """“Saturday 14 March 2009, Town Hall”, or as much of it as is known."""
        day = date_format(self.event_date, EVENT_DATE) if self.event_date else ""
        return ", ".join(filter(None, [day, self.event_place]))

    @property
    def ways(self) -> list[Fact]:
        """How to get in touch."""
        facts = [
            Fact("Contact", self.contact),
            Fact("Telephone", self.phone),
            Fact("E-mail", self.email, f"mailto:{self.email}"),
            Fact("Web", self.web, self.web),
        ]
        return [fact for fact in facts if fact.text]

    @property
    def facts(self) -> list[Fact]:
        """All there is, in the order in which it is printed, the organisation apart."""
        return [*([Fact("When and where", self.event)] if self.event else []), *self.ways]
