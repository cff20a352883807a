from csp.middleware import CSPMiddleware
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from .changes import one_change


def is_admin(request):
    return request.path.startswith(reverse("wagtailadmin_home"))


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere but in the admin, whose editor writes inline styles."""

    def process_response(self, request, response):
        if is_admin(request):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)


class OneChangeMiddleware:
    """What an editor does with one click is one change: all of it happens, or nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "POST" or not is_admin(request):
            return self.get_response(request)
        request.POST  # noqa: B018  read a long upload before the database is locked
        with one_change():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
