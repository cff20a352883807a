from django import forms
from wagtail.admin.ui.tables import Column

from cms.pages.inbox import Answer, InboxViewSet, WordsField

from . import actions
from .models import RecordRequest, State


class SeenForm(forms.Form):
    """Carries what its editor knew, so that two do not answer one request."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class DeclineForm(SeenForm):
    words = WordsField("We cannot send it to you:")


class RequestAnswer(Answer):
    form_class = SeenForm

    def get_initial(self):
        return {"seen": self.object.events.count()}

    def act(self, form):
        request = RecordRequest.objects.select_for_update().get(pk=self.object.pk)
        if request.events.count() != form.cleaned_data["seen"]:
            return None
        return self.answer(request, form)


class SendRecord(RequestAnswer):
    name = "send"
    label = "Send the record"

    @classmethod
    def suits(cls, item):
        return item.can_be_sent

    def explain(self):
        sent = "The link that they have ends. " if self.object.open_links.exists() else ""
        return (
            f"{sent}{self.object.name} is sent a link to the full record of "
            f"“{self.object.title}” at {self.object.email}. It works for a few days."
        )

    def answer(self, request, form):
        return actions.send_record(request, self.request.user) and "The link is on its way."


class Decline(RequestAnswer):
    name = "decline"
    label = "Decline"
    icon = "cross"
    form_class = DeclineForm

    @classmethod
    def suits(cls, item):
        return item.state != State.DECLINED

    def explain(self):
        sent = " The link that they have ends." if self.object.open_links.exists() else ""
        return f"{self.object.name} is told no, in your words.{sent}"

    def answer(self, request, form):
        actions.decline(request, self.request.user, form.cleaned_data["words"])
        return "They are told."


class Revoke(RequestAnswer):
    name = "revoke"
    label = "Take the link back"
    icon = "lock"

    @classmethod
    def suits(cls, item):
        return item.open_links.exists()

    def explain(self):
        return "The link that they have stops working at once. They are not told."

    def answer(self, request, form):
        return actions.revoke(request, self.request.user) and "The link does not work any more."


class RequestViewSet(InboxViewSet):
    model = RecordRequest
    name = "case_study_requests"
    url_prefix = "case-study-requests"
    icon = "mail"
    menu_label = "Requests"
    menu_order = 310
    ordering = "-made_at"
    list_display = [
        "title",
        "name",
        "organisation",
        Column("state", label="State", accessor="get_state_display", sort_key="state"),
        Column("made_at", label="Asked", sort_key="made_at"),
    ]
    list_filter = ["state"]
    inspect_view_fields = [
        "title",
        "name",
        "organisation",
        "email",
        "purpose",
        "state",
        "made_at",
        "kept_until",
        "history",
    ]
    answers = [SendRecord, Decline, Revoke]
