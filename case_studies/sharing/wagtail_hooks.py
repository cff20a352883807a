from django.urls import reverse
from django.utils.timesince import timesince
from wagtail import hooks

from cms.pages.next_steps import Step, next_steps

from .models import SharedCaseStudy, State
from .viewsets import SharedViewSet

viewset = SharedViewSet()


@hooks.register("register_admin_viewset")
def register_viewset():
    return viewset


@next_steps("Case studies shared with you", order=13)
def shared_to_read(user):
    if viewset.permission_policy.user_has_permission(user, "change"):
        for shared in SharedCaseStudy.objects.filter(state=State.RECEIVED).order_by("sent_at"):
            url = reverse(viewset.get_url_name("inspect"), args=[shared.pk])
            yield Step(url, shared.title, f"sent {timesince(shared.sent_at)} ago")
