"""What may be printed on a local copy: one line each, and nothing that a page cannot show."""

import re
import unicodedata
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator

from cms.downloads.local import LocalDetails
from cms.forms.forms import TOO_LONG, EmailField, OneLineField, PublicForm

ALL = "all"
UNPRINTABLE = ("Cf", "Cn", "Co", "Cs", "So")  # invisible marks, and emoji: no typeface has them
DATES = ["%d %B %Y", "%d %b %Y", "%A %d %B %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]
YEARS = range(2000, 2100)
PHONE = re.compile(r"\+?[0-9 ()-]+( ?(ext\.?|x) ?[0-9]{1,6})?", re.ASCII | re.IGNORECASE)
DIGITS = range(6, 21)  # with an extension or a text relay's prefix
WEB = URLValidator(schemes=["http", "https"])
FIELDS = ["organisation", "contact", "phone", "email", "web", "event_date", "event_place"]


def printable(value):
    strange = next((c for c in value if unicodedata.category(c) in UNPRINTABLE), None)
    if strange:
        raise ValidationError(
            "Use letters, digits and ordinary punctuation: one of these characters cannot be "
            "printed."
        )


class PrintedField(OneLineField):
    default_validators = [*OneLineField.default_validators, printable]


class LocalCopyForm(PublicForm):
    """:attr:`details` of a valid one is what is printed; :meth:`chosen`, in which formats."""

    organisation = PrintedField(
        label="Your organisation",
        help_text="Every page will say that it was adapted by you.",
        max_length=80,
        autocomplete="organization",
        error_messages={"required": "Enter the name of your organisation"},
    )
    contact = PrintedField(
        label="Contact: a team, or a name (optional)",
        help_text="A team rather than a person lasts longer.",
        max_length=60,
        required=False,
    )
    phone = PrintedField(label="Telephone (optional)", max_length=40, required=False)
    email = EmailField(label="E-mail address (optional)", required=False)
    web = PrintedField(
        label="Web address (optional)",
        help_text="For example www.anytown.example/involve",
        max_length=100,
        required=False,
    )
    event_date = forms.DateField(
        label="Date of an event (optional)",
        help_text="For example 14 March 2009",
        input_formats=DATES,
        required=False,
        error_messages={"invalid": "Enter a date that exists, like 14 March 2009"},
    )
    event_place = PrintedField(
        label="Place and time of the event (optional)",
        help_text="For example “Town Hall, High Street, Anytown, 2 pm”.",
        max_length=100,
        required=False,
    )
    format = forms.ChoiceField(
        label="As which file?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a kind of file",
            "invalid_choice": "Choose a kind of file from the list",
        },
    )

    def __init__(self, data, formats, organisations=()):
        """``formats`` as of adaptable_formats_of; ``organisations``: names to choose from."""
        super().__init__(data)
        self.formats = formats
        self.organisations = organisations
        self.fields["email"].validators.append(MaxLengthValidator(80, TOO_LONG))
        self.fields["phone"].widget.input_type = "tel"
        self.fields["event_date"].widget.attrs["autocomplete"] = "off"
        if organisations:
            self.fields["organisation"].widget.attrs["list"] = "organisations"
            self.fields["organisation"].help_text = (
                "Choose from the list, or type its name. Every page will say that it was adapted "
                "by you."
            )
        choices = [(name, f"{each.title} ({each.label})") for name, each in formats.items()]
        if len(formats) > 1:
            kinds = " and ".join(dict.fromkeys(each.label for each in formats.values()))
            choices.insert(0, (ALL, f"All of these: {kinds} in one ZIP file"))
        self.fields["format"].choices = choices
        self.fields["format"].initial = choices[0][0]

    def clean_organisation(self):
        return _folded(self.cleaned_data["organisation"])

    def clean_phone(self):
        phone = _folded(self.cleaned_data["phone"])
        digits = sum(character.isdigit() for character in phone)
        if phone and not (PHONE.fullmatch(phone) and digits in DIGITS):
            raise ValidationError("Enter a telephone number, like 01234 567890")
        return phone

    def clean_web(self):
        address = self.cleaned_data["web"]
        if not address:
            return ""
        if "://" not in address:
            address = f"https://{address}"
        try:
            WEB(address)
            if "@" in urlsplit(address).netloc:  # reads like one site and leads to another
                raise ValueError
        except (ValidationError, ValueError):
            raise ValidationError(
                "Enter a web address that begins with https:// or http://, like "
                "https://www.anytown.example"
            ) from None
        return address

    def clean_event_date(self):
        day = self.cleaned_data["event_date"]
        if day and day.year not in YEARS:
            raise ValidationError(f"Enter a year from {YEARS[0]} to {YEARS[-1]}")
        return day

    @property
    def details(self) -> LocalDetails:
        return LocalDetails(**{name: self.cleaned_data[name] for name in FIELDS})

    @property
    def chosen(self):
        """The formats asked for."""
        name = self.cleaned_data["format"]
        return list(self.formats.values()) if name == ALL else [self.formats[name]]

    def add_no_room(self, reason):
        """Leads to the longest answer, which is the first to shorten."""
        longest = max(FIELDS, key=lambda name: len(str(self.cleaned_data[name] or "")))
        label = str(self.fields[longest].label).removesuffix(" (optional)")
        self.add_error(
            longest,
            f"{reason}. Shorten “{label}”, which is longest, or leave a detail out.",
        )


def _folded(value):
    return " ".join(value.split())
