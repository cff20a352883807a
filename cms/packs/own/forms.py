from django.conf import settings
from django.core.exceptions import ValidationError

from cms.forms.forms import OneLineField, PublicForm


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
