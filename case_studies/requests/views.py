from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from case_studies.disclosure import FullDisclosure
from cms.forms import robots
from cms.forms.private import behind_a_key

from . import actions
from .documents import document_of
from .forms import RequestForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, page_id):
    """``/case-study-requests/<page>/``: the form. The case study's page itself stays cacheable."""
    case_study = actions.requestable(page_id)
    if case_study is None:
        return _elsewhere(request, page_id)
    form = RequestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not robots.admits(request, "request for a case study"):
            return robots.too_many(request)
        details = {field.name: form.cleaned_data[field.name] for field in form.own_fields}
        actions.make_request(case_study, **details)
        return redirect("case_study_request_received", page_id=case_study.pk)
    context = {"form": form, "case_study": case_study, "kept_days": settings.REQUESTS_KEPT_DAYS}
    return TemplateResponse(request, "case_studies/requests/form.html", context)


@never_cache
@require_safe
def received(request, page_id):
    case_study = actions.requestable(page_id)
    if case_study is None:
        return _elsewhere(request, page_id)
    context = {"case_study": case_study, "kept_days": settings.REQUESTS_KEPT_DAYS}
    return TemplateResponse(request, "case_studies/requests/received.html", context)


@behind_a_key
@require_safe
def record(request, key):
    """``/case-study-requests/record/<key>/``: the whole record, for who was given the key."""
    link = _link(key)
    if not link.is_open:
        context = {
            "case_study": actions.visible_case_study(link.request.case_study_id),
            "may_be_asked_for": link.request.can_be_sent,
        }
        return TemplateResponse(request, "case_studies/requests/ended.html", context, status=410)
    case_study = link.request.case_study
    context = {
        "case_study": case_study,
        "public": FullDisclosure(case_study),
        "link": link,
        "key": key,
    }
    return TemplateResponse(request, "case_studies/requests/record.html", context)


@behind_a_key
@require_safe
def file(request, key, document_id):
    """A file that is attached to the record or linked in it, for who was given the key."""
    link = _link(key)
    document = document_of(link.request.case_study, document_id) if link.is_open else None
    if document is None:
        raise Http404
    response = FileResponse(document.file.open(), as_attachment=True, filename=document.filename)
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _link(key):
    link = actions.find_link(key)
    if link is None:
        raise Http404
    return link


def _elsewhere(request, page_id):
    """An open case study needs no request; of one that readers may not see nothing is said."""
    case_study = actions.visible_case_study(page_id)
    if case_study is None:
        raise Http404
    return redirect(case_study.get_url(request))
