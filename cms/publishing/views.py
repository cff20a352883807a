from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from cms.pages.querysets import visible_pages
from cms.passages.models import Passage

from .models import Edition, Reference


def reference(request, reference):
    """``/ref/<reference>``: on to the publication, however the reference is spelt."""
    return redirect(_visible_publication(reference).get_url(request))


def updates(request):
    """``/updates/``: the newest editions of all that is public, day by day."""
    context = {"editions": Edition.objects.latest_updates()}
    return TemplateResponse(request, "publishing/updates.html", context)


def current(request, reference, edition):
    """``/current/<reference>/<edition>``: whether a copy in somebody's hand is still current."""
    publication = _visible_publication(reference)
    editions = list(Edition.objects.of(publication))
    held = next((e for e in editions if e.number == edition), None)
    if held is None:
        raise Http404
    context = {
        "publication": publication,
        "held": held,
        "latest": editions[0],
        "newer": [e for e in editions if e.number > held.number],
    }
    return TemplateResponse(request, "publishing/current.html", context)


def _visible_publication(value):
    """By reference, or by the public key of the publication as a whole."""
    claimed = Reference.objects.find(value)
    if claimed:
        page_id = claimed.publication_id
    else:
        whole = Passage.objects.filter(key=value.lower(), block_id="", position=0).first()
        page_id = whole and whole.publication_id
    page = visible_pages().filter(pk=page_id).first()
    if page is None:
        raise Http404
    return page.specific
