from django import forms
from django.urls import reverse
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from cms.pages.inbox import Answer, InboxViewSet, ItemView, WordsField

from . import actions
from .models import UNDECIDED, SharedCaseStudy


class DeclineForm(forms.Form):
    words = WordsField("We have decided not to publish it:")


class Decline(Answer):
    name = "decline"
    label = "Decline"
    icon = "cross"
    form_class = DeclineForm

    @classmethod
    def suits(cls, item):
        return item.state in UNDECIDED

    def explain(self):
        return (
            f"{self.object.name} is told that “{self.object.title}” will not be published. The "
            "review ends. The draft stays until you delete it."
        )

    def act(self, form):
        shared = SharedCaseStudy.objects.select_for_update().get(pk=self.object.pk)
        if not self.suits(shared):
            return None
        actions.decline(shared, self.request.user, form.cleaned_data["words"])
        return "They are told."


class SharedView(ItemView):
    @property
    def header_buttons(self):
        if not self.object.page_id:
            return super().header_buttons
        address = reverse("wagtailadmin_pages:edit", args=[self.object.page_id])
        return [
            HeaderButton("Open the draft", url=address, icon_name="edit"),
            *super().header_buttons,
        ]


class SharedViewSet(InboxViewSet):
    model = SharedCaseStudy
    name = "case_study_sharing"
    url_prefix = "shared-case-studies"
    icon = "group"
    menu_label = "Shared with us"
    menu_order = 311
    inspect_view_class = SharedView
    ordering = "-sent_at"
    list_display = [
        "title",
        "name",
        "organisation",
        Column("state", label="State", accessor="get_state_display", sort_key="state"),
        Column("sent_at", label="Sent to us", sort_key="sent_at"),
    ]
    list_filter = ["state"]
    inspect_view_fields = [
        "title",
        "organisation",
        "name",
        "email",
        "may_ask",
        "state",
        "sent_at",
        "decided_at",
        "decided_by",
        "words",
        "kept_until",
    ]
    answers = [Decline]
