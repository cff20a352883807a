from django import forms
from django.utils.html import format_html

from cms.pages.csv_files import ImportProblems, decoded

from .choosing import as_recipient, chosen, regions_of, types_of
from .reading import COLUMNS, MOST, read_recipients

LARGEST = 1_000_000  # bytes of a list


class SendForm(forms.Form):
    sure = forms.BooleanField(
        label="I have read the letter, and it may go to them now",
        error_messages={"required": "Tick the box: an e-mail cannot be taken back."},
    )


class RecipientsForm(forms.Form):
    """Whom a letter goes to. ``cleaned_data["recipients"]`` has them, unsaved.

    The text of a file is shown where lists are typed, so nothing is lost when it has faults.
    """

    types = forms.MultipleChoiceField(
        label="Types of organisation", required=False, widget=forms.CheckboxSelectMultiple
    )
    regions = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: all regions.",
    )
    role = forms.CharField(
        label="Addressed to",
        required=False,
        max_length=100,
        initial="Chief Executive",
        help_text="The role to which these organisations are written.",
    )
    file = forms.FileField(
        label="A list as a file",
        required=False,
        help_text="CSV in UTF-8. Its first row names the columns.",
    )
    text = forms.CharField(
        label="Or typed or pasted from a spreadsheet",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        help_text=f"Columns: {', '.join(COLUMNS)}. Address or email must be there; the lines "
        "of an address are parted by semicolons.",
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = organisations
        self.fields["types"].choices = types_of(organisations)
        self.fields["regions"].choices = regions_of(organisations)
        if self.is_bound and (uploaded := self.files.get("file")):
            self._show(uploaded)

    def _show(self, uploaded):
        """Put the text of a file where it can be corrected."""
        self.fault_of_file = None
        if uploaded.size > LARGEST:
            self.fault_of_file = "The file is larger than 1 MB: divide it."
            return
        try:
            text = decoded(uploaded.read())
        except ImportProblems as error:
            self.fault_of_file = str(error)
        else:
            typed = self.data.get("text", "")
            if typed.strip():
                self.fault_of_file = "There is a list below already: give one or the other."
                return
            self.data = self.data.copy()
            self.data["text"] = text

    def clean_file(self):
        if fault := getattr(self, "fault_of_file", None):
            raise forms.ValidationError(fault)

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("\0", "")
        self.listed = []
        if text.strip():
            try:
                self.listed = read_recipients(text)
            except ImportProblems as error:
                raise forms.ValidationError(
                    [format_html("Line {}: {}", line, said) for line, said in error.problems]
                ) from error
        return text

    def clean(self):
        if self.errors:
            return self.cleaned_data
        data = self.cleaned_data
        ticked = chosen(self.organisations, data["types"], data["regions"])
        role = " ".join(data["role"].split())
        recipients = [*(as_recipient(each, role) for each in ticked), *self.listed]
        if not recipients:
            raise forms.ValidationError(
                "No recipient: tick a type of organisation that exists there, or give a list."
            )
        if len(recipients) > MOST:
            raise forms.ValidationError(
                f"These are {len(recipients)} recipients, and {MOST} is the most: choose fewer "
                "regions at a time."
            )
        data["recipients"] = recipients
        return data
