from django.urls import reverse
from django.utils.timesince import timesince
from wagtail import hooks

from cms.pages.next_steps import Step, next_steps

from .models import RecordRequest, State
from .viewsets import RequestViewSet

viewset = RequestViewSet()


@hooks.register("register_admin_viewset")
def register_viewset():
    return viewset


@next_steps("Requests to answer", order=12)
def requests_to_answer(user):
    """The oldest first: they are deleted by the clock, answered or not."""
    if viewset.permission_policy.user_has_permission(user, "change"):
        for request in RecordRequest.objects.filter(state=State.NEW).order_by("made_at"):
            url = reverse(viewset.get_url_name("inspect"), args=[request.pk])
            yield Step(url, request.title, f"asked for {timesince(request.made_at)} ago")
