"""``/my-pack/``: pages for one reader, never cached, which work without scripts.

The public pages have links to here only, so they hold no token and set no cookie.
"""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.downloads.models import DownloadState
from cms.forms import robots
from cms.forms.private import for_one_reader
from cms.packs.contents import pack_format_of

from .building import ask_for, begin
from .entries import find_entries
from .files import current_file
from .forms import AddForm, MakeForm, ShareForm
from .limits import limits_said, may_change, may_make
from .lists import ReaderList
from .models import OwnPack
from .sharing import EndedKey, UnknownKey, find_shared


@for_one_reader
@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    """``/my-pack/add/?page=12`` or ``?passage=k7m2p``: asks, then adds."""
    entry = _entry_or_404(request)
    reader_list = ReaderList(request)
    data = request.POST if request.method == "POST" else None
    form = AddForm(data, reader_list=reader_list, reference=entry.reference)
    if form.is_valid():
        if not may_change(request):
            return robots.too_many(request)
        if entry.reference not in reader_list.references:
            reader_list.add(entry.reference)
            reader_list.save()
        return redirect(f"{reverse('my_pack')}?added={entry.reference}")
    context = {"form": form, "entry": entry, "list": reader_list, **limits_said()}
    return TemplateResponse(request, "packs/own/add.html", context)


def _entry_or_404(request):
    kind = "passage" if "passage" in request.GET else "page"
    reference = f"{kind}:{request.GET.get(kind, '')[:20]}"
    entry = find_entries([reference]).get(reference)
    if entry is None or not (entry.passage or pack_format_of(entry.page)):
        raise Http404
    return entry


@for_one_reader
@require_safe
def my_pack(request):
    reader_list = ReaderList(request)
    return _list(request, reader_list, MakeForm(reader_list=reader_list))


def _list(request, reader_list, form):
    entries = find_entries(reader_list.references)
    rows = [(reference, entries.get(reference)) for reference in reader_list.references]
    packs = OwnPack.objects.filter(owner=reader_list.owner).order_by("-asked_at")
    context = {
        "form": form,
        "list": reader_list,
        "rows": rows,
        "vanished": len(rows) - len(entries),
        "added": entries.get(request.GET.get("added")),
        "taken": "taken" in request.GET,
        "shared": _shared(reader_list),
        "packs": packs if reader_list.owner else [],
        **limits_said(),
    }
    return TemplateResponse(request, "packs/own/list.html", context)


def _shared(reader_list):
    """The address that the reader made of the list as it is, while it works."""
    try:
        shared = find_shared(reader_list.shared)
    except (EndedKey, UnknownKey):
        return None
    now = (reader_list.title, reader_list.references)
    return shared if (shared.title, shared.references) == now else None


@for_one_reader
@require_POST
def change(request):
    """One item up, down or out; or everything out."""
    if not may_change(request):
        return robots.too_many(request)
    reader_list = ReaderList(request)
    place = ""
    for name, act in {
        "up": lambda reference: reader_list.move(reference, -1),
        "down": lambda reference: reader_list.move(reference, 1),
        "remove": reader_list.remove,
        "empty": lambda _: reader_list.empty(),
    }.items():
        if name in request.POST:
            act(request.POST[name])
            place = request.POST[name]
    if reader_list.owner:
        reader_list.save()
    return redirect(reverse("my_pack") + _anchor(reader_list, place))


def _anchor(reader_list, reference):
    """Where the reader was: the item moved, or else the list."""
    if reference in reader_list.references:
        return f"#item-{reader_list.references.index(reference) + 1}"
    return "#items"


@for_one_reader
@require_POST
def make(request):
    reader_list = ReaderList(request)
    form = MakeForm(request.POST, reader_list=reader_list)
    if not form.is_valid():
        return _list(request, reader_list, form)
    reader_list.title = form.cleaned_data["title"]
    reader_list.save()
    pack = OwnPack.objects.filter(key=reader_list.key()).first()
    if pack and pack.state in (DownloadState.WAITING, DownloadState.BUILDING):
        return redirect(pack)
    if not may_make(request):
        return robots.too_many(request)
    return redirect(_asked_for(reader_list))


@for_one_reader
@require_POST
def share_list(request):
    """An address to share the list as it is now."""
    if not settings.PACK_LINK_DAYS:
        raise Http404
    reader_list = ReaderList(request)
    form = ShareForm(request.POST, reader_list=reader_list)
    if not form.is_valid():
        return _list(request, reader_list, form)
    if not may_change(request):
        return robots.too_many(request)
    reader_list.title, reader_list.shared = form.shared.title, form.shared.key
    reader_list.save()
    return redirect(f"{reverse('my_pack')}#address")


def _asked_for(reader_list):
    """The one pack of this list, however many clicks there are at once."""
    pack, created = OwnPack.objects.get_or_create(
        key=reader_list.key(),
        defaults={
            "owner": reader_list.owner,
            "title": reader_list.title,
            "references": reader_list.references,
        },
    )
    if created:
        begin(pack)
    else:
        ask_for(pack, changed=False)
    return pack


@for_one_reader
@require_safe
def made(request, key):
    """How far it is; then its files."""
    context = {"pack": _pack_or_404(request, key), **limits_said()}
    return TemplateResponse(request, "packs/own/made.html", context)


@for_one_reader
@require_safe
def download(request, key, extension):
    """One file, if everything in it is still as any reader may see it; else it is made again."""
    pack = _pack_or_404(request, key)
    if pack.state != DownloadState.READY:
        return redirect(pack)
    return current_file(pack, extension) or redirect(pack)


def _pack_or_404(request, key):
    owner = ReaderList(request).owner
    pack = OwnPack.objects.filter(key=key, owner=owner).first() if owner else None
    if pack is None:
        raise Http404
    return pack
