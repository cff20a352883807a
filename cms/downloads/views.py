from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.http import parse_etags

from cms.pages.querysets import reachable_pages

from .building import ask_for
from .formats import formats_of
from .models import Download, DownloadState, downloads_storage

RETRY_AFTER_SECONDS = 30


def download(request, page_id, format_name):
    """The stable address of a page's file. The page's own access rules hold for it."""
    page = _page_or_404(page_id)
    format_ = formats_of(page).get(format_name)
    if format_ is None:
        raise Http404
    if refused(page, request):
        return redirect(page.get_url(request))  # which asks for the password or the login
    download = Download.objects.filter(page=page, format=format_name).first()
    if download is None:
        return _being_prepared(request, page, format_)
    download.page = page  # it is at hand, with its type
    if not download.is_available:
        return _being_prepared(request, page, format_)
    try:
        return _file(request, download, format_)
    except FileNotFoundError:
        _ask_for_it_once(download)
        return _being_prepared(request, page, format_)


def _page_or_404(page_id):
    page = reachable_pages().filter(pk=page_id).first()
    if page is None:
        raise Http404
    return page.specific


def refused(page, request):
    return any(not r.accept_request(request) for r in page.get_view_restrictions())


def _ask_for_it_once(download):
    """However many readers come for a lost file, it is built once."""
    ask_for(Download.objects.filter(pk=download.pk, state=DownloadState.READY))


def _being_prepared(request, page, format_):
    context = {"page": page, "format": format_}
    response = TemplateResponse(request, "downloads/being_prepared.html", context, status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def _file(request, download, format_):
    """:raises FileNotFoundError: where the storage lost the file."""
    etag = f'"{download.digest}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = FileResponse(
            downloads_storage().open(download.stored_name),
            filename=download.file_name,
            content_type=format_.content_type,
        )
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"  # ask again each time: access may have ended
    return response


def try_again(request, pk):
    """In the admin: asks first, since the form that one comes from may hold unsaved changes."""
    download = get_object_or_404(Download, pk=pk)
    if not download.page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method == "POST":
        ask_for(Download.objects.filter(pk=pk))
        messages.success(request, f"{download.name} is being made again.")
        return redirect("wagtailadmin_pages:edit", download.page_id)
    context = {"download": download, "header_title": "Make this file again"}
    return TemplateResponse(request, "downloads/admin/try_again.html", context)
