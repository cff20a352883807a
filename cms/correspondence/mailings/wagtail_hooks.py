from django.urls import reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from cms.correspondence.models import LetterPage

from .actions import EMAILED
from .viewsets import MailingViewSet

viewset = MailingViewSet()


@hooks.register("register_admin_viewset")
def register_viewset():
    return viewset


@hooks.register("register_log_actions")
def register_log_action(actions):
    actions.register_action(EMAILED)(Emailed)


class Emailed(LogFormatter):
    label = "Send by e-mail"

    def format_message(self, log_entry):
        return f"Sent by e-mail, to {log_entry.data['number']}"


@hooks.register("register_page_header_buttons")
def beside_the_letter(page, user, view_name, next_url=None):
    yield from _button(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_the_list(page, user, next_url=None):
    yield from _button(page, user)


def _button(page, user):
    page = page.specific_deferred
    allowed = viewset.permission_policy.user_has_permission
    if not (isinstance(page, LetterPage) and page.live and allowed(user, "add")):
        return
    if page.permissions_for_user(user).can_edit():
        url = reverse(viewset.get_url_name("choose"), args=[page.pk])
        yield Button("Letters to recipients", url, icon_name="mail", priority=45)
