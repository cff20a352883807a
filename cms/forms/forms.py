"""What every form of the public site has: one-line fields, a trap for robots, plain errors."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError

TRAP = "website"  # what robots cannot leave empty
TOO_LONG = "Use %(limit_value)d characters or fewer: these are %(show_value)d"


def one_line(value):
    """No line breaks and no other control characters: they would end a header of an e-mail."""
    if any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in value):
        raise ValidationError("Write this in one line.", code="one_line")


class OneLineField(forms.CharField):
    default_validators = [one_line]

    def __init__(self, *, max_length=120, autocomplete="", **kwargs):
        super().__init__(max_length=max_length, **kwargs)
        self.error_messages["max_length"] = TOO_LONG
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete


class EmailField(forms.EmailField):
    def __init__(self, **kwargs):
        super().__init__(max_length=200, **kwargs)
        wrong = "Enter an e-mail address in the right form, like name@example.nhs.uk"
        self.error_messages |= {"invalid": wrong, "max_length": TOO_LONG}
        self.widget.attrs |= {"autocomplete": "email", "spellcheck": "false"}


class TextField(forms.CharField):
    """Several lines; ``rows`` of them are shown."""

    def __init__(self, *, max_length, rows=5, **kwargs):
        super().__init__(max_length=max_length, widget=forms.Textarea({"rows": rows}), **kwargs)
        self.error_messages["max_length"] = TOO_LONG

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class PublicForm(forms.Form):
    """A field's ``required`` message says what to do: “Enter your name”."""

    use_required_attribute = False  # our own errors, which say what to do and lead to the field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[TRAP] = forms.CharField(
            label="Leave this empty",
            required=False,
            widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
        )

    @property
    def own_fields(self):
        return [field for field in self.visible_fields() if field.name != TRAP]

    @property
    def trap(self):
        return self[TRAP]

    def clean(self):
        """A person whose browser filled it in learns of it, and loses nothing."""
        if super().clean().get(TRAP):
            del self.fields[TRAP].widget.attrs["tabindex"]
            self.add_error(TRAP, "Leave the last field empty: it is there to catch robots")
        return self.cleaned_data

    @property
    def error_list(self):
        """``[{"text", "href"}]`` of all errors in the order of the form, each with its field."""
        errors = [
            {"text": message, "href": f"#{field.id_for_label or field.auto_id}"}
            for field in self
            for message in field.errors
        ]
        return [{"text": message} for message in self.non_field_errors()] + errors
