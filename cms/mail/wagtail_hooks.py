from django.urls import reverse
from wagtail import hooks

from cms.pages.next_steps import Step, next_steps

from .models import FOR_A_PERSON, Message, State
from .viewsets import MessageViewSet

TRIES_BEFORE_ALARM = 4  # a quarter of an hour

viewset = MessageViewSet()


@hooks.register("register_admin_viewset")
def register_viewset():
    return viewset


@next_steps("E-mail that did not go out", order=12)
def undelivered(user):
    if not viewset.permission_policy.user_has_permission(user, "change"):
        return
    stuck = Message.objects.filter(state=State.WAITING, attempts__gte=TRIES_BEFORE_ALARM)
    for message in (Message.objects.filter(state__in=FOR_A_PERSON) | stuck).order_by("created_at"):
        detail = f"to {message.recipient}: {message.get_state_display().lower()}"
        yield Step(
            reverse(viewset.get_url_name("inspect"), args=[message.pk]), str(message), detail
        )
