"""``/my-pack/shared/<key>/``: a reader's pack, for whoever was given its address.

The page has links only, so that those who open it are given no cookie.
"""

from functools import wraps

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cms.downloads.models import DownloadState
from cms.forms import robots
from cms.forms.private import behind_a_key, for_one_reader

from .entries import find_entries
from .files import current_file
from .forms import TakeForm
from .limits import limits_said, may_change, may_make
from .lists import ReaderList
from .sharing import EndedKey, UnknownKey, find_shared


def by_its_key(view):
    """Gives the view the pack; to others it says what they can do."""

    @wraps(view)
    def answer(request, key, **kwargs):
        try:
            shared = find_shared(key)
        except EndedKey:
            return TemplateResponse(request, "packs/own/shared_ended.html", status=410)
        except UnknownKey:
            return TemplateResponse(request, "packs/own/shared_unknown.html", status=404)
        return view(request, shared, **kwargs)

    return answer


@behind_a_key
@require_safe
@by_its_key
def shared_pack(request, shared):
    """What is in it now, and its files."""
    entries = find_entries(shared.references)
    context = {
        "shared": shared,
        "pack": shared.made,
        "entries": entries.values(),
        "left_out": len(shared.references) - len(entries),
        **limits_said(),
    }
    return TemplateResponse(request, "packs/own/shared.html", context)


@behind_a_key
@require_safe
@by_its_key
def shared_file(request, shared, extension):
    """The first who asks has them made; the page says how far they are."""
    page = HttpResponseRedirect(f"{shared.get_absolute_url()}#files")
    pack = shared.made
    if pack and pack.state == DownloadState.READY:
        return current_file(pack, extension) or page
    if pack is None or pack.state == DownloadState.FAILED:
        if not may_make(request):
            return robots.too_many(request)
        shared.make()
    return page


@for_one_reader
@require_http_methods(["GET", "HEAD", "POST"])
@by_its_key
def take(request, shared):
    """Asks, then puts what is in it after what the reader has."""
    reader_list = ReaderList(request)
    entries = find_entries(shared.references)
    data = request.POST if request.method == "POST" else None
    form = TakeForm(data, reader_list=reader_list, references=entries)
    if form.is_valid():
        if not may_change(request):
            return robots.too_many(request)
        for reference in form.new:
            reader_list.add(reference)
        reader_list.save()
        return redirect(f"{reverse('my_pack')}?taken=1")
    context = {"form": form, "shared": shared, "list": reader_list, **limits_said()}
    return TemplateResponse(request, "packs/own/take.html", context)
