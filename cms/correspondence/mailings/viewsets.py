from django.urls import path
from wagtail.admin.ui.tables import Column

from cms.pages.inbox import Answer, InboxViewSet

from .actions import ask_for_letters, send_by_email
from .emails import ByEmail
from .forms import SendForm
from .models import Mailing
from .views import ChooseRecipients, LettersFile, MailingView, Preview, RecipientsFile


class MakeLetters(Answer):
    name = "make"
    label = "Make the letters"
    icon = "doc-full-inverse"

    @classmethod
    def suits(cls, item):
        return item.can_be_asked_for

    def explain(self):
        complete, incomplete = len(self.object.complete), len(self.object.incomplete)
        without = f" {incomplete} with something missing are left out." if incomplete else ""
        return f"One file with a letter to each of {complete} is made in the background.{without}"

    def act(self, form):
        return ask_for_letters(self.object) and "They are being made: look again in a moment."


class SendByEmail(Answer):
    name = "email"
    label = "Send by e-mail"
    form_class = SendForm
    template_name = "correspondence/mailings/email.html"

    @classmethod
    def suits(cls, item):
        return not ByEmail(item).refusal

    def get_context_data(self, **kwargs):
        by_email = ByEmail(self.object)
        known = {"by_email": by_email}
        if not by_email.refusal:
            known["example"] = by_email.words_to(by_email.recipients[0])
        return super().get_context_data(**known, **kwargs)

    def form_valid(self, form):
        edition = self.object.letter.current_edition
        if edition and self.request.POST.get("edition") != str(edition.number):
            form.add_error(None, "The letter was published anew meanwhile: read it once more.")
            return self.form_invalid(form)
        return super().form_valid(form)

    def act(self, form):
        number = send_by_email(self.object, self.request.user)
        return number and "They are on their way: below you see what becomes of each."


class MailingViewSet(InboxViewSet):
    model = Mailing
    name = "mailings"
    url_prefix = "letters-to-recipients"
    icon = "mail"
    menu_label = "Letters to recipients"
    menu_order = 320
    ordering = "-made_at"
    list_display = [
        "letter",
        Column("state", label="State", accessor="get_state_display", sort_key="state"),
        Column("letter_count", label="Letters"),
        Column("emailed_at", label="E-mailed", sort_key="emailed_at"),
        Column("made_by", label="By"),
        Column("made_at", label="Begun", sort_key="made_at"),
        Column("kept_until", label="Deleted"),
    ]
    list_filter = ["state"]
    inspect_view_class = MailingView
    inspect_view_fields = ["state", "made_at"]
    answers = [MakeLetters, SendByEmail]

    def get_urlpatterns(self):
        views = {
            "choose": ChooseRecipients,
            "preview": Preview,
            "pdf": LettersFile,
            "csv": RecipientsFile,
        }
        common = {"permission_policy": self.permission_policy, "inspect_url_name": self._inspect}
        return [
            *super().get_urlpatterns(),
            *(
                path(f"{name}/<int:pk>/", view.as_view(**common), name=name)
                for name, view in views.items()
            ),
        ]
