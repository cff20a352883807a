"""A publication with an organisation's own details, made while the reader waits, kept nowhere."""

import logging

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cms.downloads.formats import adaptable_formats_of
from cms.downloads.local import NoRoom
from cms.downloads.rendering.pdf import RenderError
from cms.forms import robots
from cms.organisations.models import Organisation, OrganisationsPage
from cms.pages.querysets import visible_pages

from .files import make_copy
from .forms import LocalCopyForm
from .slots import slot

logger = logging.getLogger(__name__)

BUSY = "Other copies are being made at the moment. Nothing is lost: try again in a minute."
FAILED = (
    "The copy could not be made. Leave out unusual characters, or choose another kind of file, "
    "and try again."
)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def local_copy(request, page_id):
    """``/local-copy/<page>/``: the form; its preview; and the file, as the answer to it."""
    page = visible_pages().filter(pk=page_id).first()
    page = page and page.specific
    if page is None or not any(each.adaptable for each in getattr(page, "formats", [])):
        raise Http404
    formats = adaptable_formats_of(page)
    if not formats:  # of what is no longer current, the page says why
        return redirect(page.get_url(request))
    data = request.POST if request.method == "POST" else None
    form = LocalCopyForm(data, formats, organisation_names())
    if not form.is_valid():
        return _form(request, page, form)
    if "preview" in request.POST:
        return _form(request, page, form, preview=form.details)
    return _copy(request, page, form)


def organisation_names():
    """Those that the public register lists."""
    if not OrganisationsPage.objects.visible().exists():
        return []
    return list(Organisation.objects.values_list("name", flat=True).distinct())


def _copy(request, page, form):
    with slot("local-copy", settings.LOCAL_COPIES_AT_ONCE) as is_free:
        if not is_free:
            form.add_error(None, BUSY)
            response = _form(request, page, form, status=503)
            response["Retry-After"] = "60"
            return response
        if not robots.admits(request, "local copy"):
            return robots.too_many(request)
        try:
            copy = make_copy(page, form.chosen, form.details)
        except NoRoom as reason:
            form.add_no_room(str(reason))
        except RenderError:  # whose message may hold what the reader typed
            logger.warning("A local copy of page %s could not be made.", page.pk)
            form.add_error(None, FAILED)
        else:
            return _file(copy)
    return _form(request, page, form)


def _form(request, page, form, preview=None, status=200):
    context = {"form": form, "publication": page, "preview": preview}
    response = TemplateResponse(request, "copies/form.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _file(copy):
    response = HttpResponse(copy.content, content_type=copy.content_type)
    response["Content-Disposition"] = f'attachment; filename="{copy.name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
