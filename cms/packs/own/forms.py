import re
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError

from cms.forms.forms import OneLineField, PublicForm

from .sharing import LONGEST, share

LEADS_AWAY = re.compile(r"@|://|\w\.[^\W\d_]{2,}|(\d[\s()-]*){9,}")


class AddForm(PublicForm):
    """Nothing to fill in: the address says what is added."""

    def __init__(self, *args, reader_list, reference, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader_list, self.reference = reader_list, reference

    def clean(self):
        new = self.reference not in self.reader_list.references
        if new and self.reader_list.is_full:
            raise ValidationError(
                f"Your pack is full: it has {len(self.reader_list)} items. Remove one first."
            )
        return super().clean()


class MakeForm(PublicForm):
    title = OneLineField(
        label="Name of the pack",
        help_text="It stands on the cover and in the names of the files.",
        max_length=100,
        error_messages={"required": "Enter a name for the pack"},
    )

    def __init__(self, *args, reader_list, **kwargs):
        super().__init__(*args, initial={"title": reader_list.title}, **kwargs)
        self.reader_list = reader_list

    def clean(self):
        if not len(self.reader_list):
            raise ValidationError("There is nothing in your pack yet.")
        if excess := self.reader_list.excess:
            raise ValidationError(
                f"A pack has at most {settings.PACK_MAX_ITEMS} items. Remove {excess}."
            )
        return super().clean()


class ShareForm(MakeForm):
    """The name will be read by others on a page of this site: it must not call them elsewhere."""

    def clean_title(self):
        title = self.cleaned_data["title"]
        plain = unicodedata.normalize("NFKC", title)
        plain = "".join(c for c in plain if unicodedata.category(c) != "Cf")  # unseen ones
        if LEADS_AWAY.search(plain):
            raise ValidationError(
                "To share the pack, leave web addresses, e-mail addresses and telephone numbers "
                "out of its name"
            )
        return title

    def clean(self):
        data = super().clean()
        if "title" in data:
            self.shared = share(data["title"], self.reader_list.references)
            if len(self.shared.address) > LONGEST:
                raise ValidationError(
                    "There is too much in your pack for an address. Remove some items."
                )
        return data


class TakeForm(PublicForm):
    """Nothing to fill in. ``references``: those that are available, in order."""

    def __init__(self, *args, reader_list, references, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader_list = reader_list
        self.number = len(references)
        self.new = [each for each in references if each not in reader_list.references]

    @property
    def excess(self):
        """How many items there would be too many."""
        return max(0, len(self.reader_list) + len(self.new) - settings.PACK_MAX_ITEMS)

    def clean(self):
        if self.excess:
            raise ValidationError(
                f"There is no room: a pack has at most {settings.PACK_MAX_ITEMS} items. "
                f"Remove {self.excess} from yours first."
            )
        return super().clean()
