from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.forms import robots

from . import actions
from .forms import SharingForm

OF_THE_PERSON = ["name", "email", "organisation", "may_ask"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request):
    """``/share-a-case-study/``: the form."""
    section = _section()
    form = SharingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not robots.admits(request, "shared case study"):
            return robots.too_many(request)
        person = {name: form.cleaned_data[name] for name in OF_THE_PERSON}
        actions.receive(form.draft, section, **person)
        return redirect("share_case_study_received")
    context = {"form": form, "section": section, "kept_days": settings.SHARING_KEPT_DAYS}
    return TemplateResponse(request, "case_studies/sharing/form.html", context)


@never_cache
@require_safe
def received(request):
    context = {"section": _section(), "kept_days": settings.SHARING_KEPT_DAYS}
    return TemplateResponse(request, "case_studies/sharing/received.html", context)


def _section():
    section = actions.section()
    if section is None:
        raise Http404
    return section
