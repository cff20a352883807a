"""The record's own fields, in the words of somebody who tells what they did."""

from django import forms
from django.utils.text import slugify

from case_studies.disclosure import PARTS
from case_studies.models import CaseStudyPage
from case_studies.models.case_study import FIRST_YEAR, this_year
from case_studies.spectrum import PROMISES
from cms.forms.forms import EmailField, OneLineField, PublicForm, TextField
from cms.organisations.models import Region
from cms.taxonomy.models import ClientGroup, InvolvementMethod

from .drafts import draft_of, what_gives_it_away

LONGEST_PART = 5000
HINTS = {
    "what_was_open": "What could people still influence, and what was settled already?",
    "who_was_involved": "Who took part, who was missing, and how were they asked?",
    "what_people_said": "The awkward views too. Quote nobody who could be recognised.",
    "what_changed": "What is different now because of it? If nothing is, why not?",
    "done_differently": "What would you tell a colleague who is about to try the same?",
}


def limit(name):
    return CaseStudyPage._meta.get_field(name).max_length


def line(name, label, **kwargs):
    return OneLineField(label=label, max_length=limit(name), **kwargs)


def tick(label, refusal="", **kwargs):
    messages = {"error_messages": {"required": refusal}} if refusal else {}
    return forms.BooleanField(label=label, required=bool(refusal), **messages, **kwargs)


def lists(model, label, refusal):
    return forms.ModelMultipleChoiceField(
        model.objects.all(),
        label=label,
        help_text="Tick all that apply.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": refusal},
    )


class SharingForm(PublicForm):
    title = OneLineField(
        label="Title",
        help_text="Say what happened: “Evening clinics chosen with night-shift workers”.",
        max_length=120,
        error_messages={"required": "Enter a title"},
    )
    summary = TextField(
        label="Summary",
        help_text="What happened, in a sentence or two.",
        max_length=300,
        rows=3,
        error_messages={"required": "Say in a sentence or two what happened"},
    )
    organisation = OneLineField(
        label="Organisation",
        help_text="Whose work it was. Below you can ask us not to publish it.",
        autocomplete="organization",
        error_messages={"required": "Enter the organisation"},
    )
    region = forms.ModelChoiceField(
        Region.objects.all(),
        label="Region (optional)",
        required=False,
        empty_label="Choose a region",
        help_text="Shown even if the case study is anonymous.",
    )
    setting = line(
        "setting",
        "Setting (optional)",
        required=False,
        help_text="The service and the place: “Community nursing in a mill town”.",
    )
    year = forms.IntegerField(
        label="Year",
        help_text="The year the work ended.",
        min_value=FIRST_YEAR,
        widget=forms.TextInput,
        error_messages={
            "required": "Enter the year the work ended",
            "invalid": "Enter a year, like 2009",
            "min_value": f"Enter a year from {FIRST_YEAR} on",
        },
    )
    months = line(
        "months", "Months (optional)", required=False, help_text="For example, March to June."
    )
    client_groups = lists(ClientGroup, "Who took part", "Tick at least one group of people")
    methods = lists(InvolvementMethod, "How they took part", "Tick at least one method")
    spectrum_step = forms.ChoiceField(
        label="How much was shared with people, taking the work as a whole? (optional)",
        choices=[(step.value, f"{step.label}: “{said}”") for step, said in PROMISES.items()],
        required=False,
        widget=forms.RadioSelect,
    )
    cost = line(
        "cost",
        "Cost (optional)",
        required=False,
        help_text="In money and staff time: “About £900, and twelve days of staff time”.",
    )
    time_taken = line(
        "time_taken",
        "Time (optional)",
        required=False,
        help_text="From the first conversation to the decision: “Four months”.",
    )

    consent_to_publish = tick(
        "Everybody concerned has agreed that it may be published",
        "Tick that everybody concerned has agreed: without that we cannot publish it",
        help_text="The organisation has agreed in writing, and anybody quoted knows of it.",
    )
    identifies_nobody = tick(
        "Nothing in it identifies a patient",
        "Make sure that nothing in it identifies a patient, and tick that you have",
        help_text="No name, date of birth or rare condition, and no combination of small facts by "
        "which a neighbour would know somebody.",
    )
    anonymous = tick(
        "Do not publish the name of the organisation",
        help_text="Readers see “Anonymous” and the region. The name may then stand nowhere in "
        "your text.",
    )

    name = OneLineField(
        label="Your name", autocomplete="name", error_messages={"required": "Enter your name"}
    )
    email = EmailField(
        label="Your e-mail address",
        help_text="We tell you there what becomes of your case study.",
        error_messages={"required": "Enter your e-mail address"},
    )
    may_ask = tick("You may write to me with questions about it")

    # (heading, what stands below it, fields); one page, so that nothing is lost between pages
    SECTIONS = [
        (
            "What you did",
            "",
            ["title", "summary", "organisation", "region", "setting", "year", "months"],
        ),
        (
            "Who was involved, and how",
            "",
            ["client_groups", "methods", "spectrum_step", "cost", "time_taken"],
        ),
        (
            "The story",
            "Plain text; leave a line empty to begin a new paragraph. Leave out what you do not "
            "know.",
            list(PARTS),
        ),
        ("Before we can publish it", "", ["consent_to_publish", "identifies_nobody", "anonymous"]),
        ("About you", "This is not published.", ["name", "email", "may_ask"]),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, heading in PARTS.items():
            self.fields[name] = TextField(
                label=heading if name == "what_changed" else f"{heading} (optional)",
                help_text=HINTS[name],
                max_length=LONGEST_PART,
                rows=6,
                required=name == "what_changed",
                error_messages={"required": "Say what changed, or why nothing did"},
            )
        order = [name for _, _, names in self.SECTIONS for name in names]
        self.order_fields(order)

    @property
    def sections(self):
        return [
            (heading, words, [self[name] for name in names])
            for heading, words, names in self.SECTIONS
        ]

    def clean_title(self):
        """A page's address is made from it."""
        title = self.cleaned_data["title"]
        if not slugify(title, allow_unicode=True):
            raise forms.ValidationError("Write the title in letters")
        return title

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year > this_year():
            raise forms.ValidationError("Enter a year that is not in the future")
        return year

    def clean(self):
        """Whatever an editor could not publish as it is, the author is told now."""
        answers = super().clean()
        if not self.errors:
            self.draft = draft_of(answers)
            for name, message in self._objections(answers["organisation"]).items():
                self.add_error(name if name in self.fields else None, message)
        return answers

    def _objections(self, organisation):
        found = what_gives_it_away(self.draft, organisation)
        found.pop("slug", None)  # made from the title, which is named as well
        return {**self.draft.get_publishing_errors(), **found}
