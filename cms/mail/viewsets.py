from wagtail.admin.ui.tables import Column

from cms.pages.inbox import Answer, InboxViewSet

from . import actions
from .models import FOR_A_PERSON, Message


class Decision(Answer):
    """Of a person, about what nothing more happens to by itself."""

    @classmethod
    def suits(cls, item):
        return item.state in FOR_A_PERSON


class SendAgain(Decision):
    name = "send-again"
    label = "Send again"

    def explain(self):
        return (
            f"It goes to {self.object.recipient} once more. If the first one did arrive after "
            "all, they will have it twice."
        )

    def act(self, form):
        return actions.send_again(self.object) and "It will be sent in a moment."


class LeaveIt(Decision):
    name = "leave-it"
    label = "It need not be sent"
    icon = "circle-check"

    def explain(self):
        return "You know that it arrived, or have told them in another way. Its words are erased."

    def act(self, form):
        return actions.leave_it(self.object) and "Settled."


class MessageViewSet(InboxViewSet):
    model = Message
    name = "mail"
    icon = "mail"
    menu_label = "E-mail"
    menu_order = 850
    ordering = "-created_at"
    list_display = [
        "subject",
        "recipient",
        Column("state", label="State", accessor="get_state_display", sort_key="state"),
        Column("created_at", label="Written", sort_key="created_at"),
    ]
    list_filter = ["state"]
    # Not its body: it may hold a key that is the recipient's alone
    inspect_view_fields = [
        "subject",
        "recipient",
        "state",
        "created_at",
        "sent_at",
        "attempts",
        "due_at",
        "error",
        "message_id",
    ]
    answers = [SendAgain, LeaveIt]
