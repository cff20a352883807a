from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from .models import Passage


def passage(request, key):
    """``/p/<key>``: on to the passage where it is read now, or a page that says what happened."""
    passage = get_object_or_404(Passage.objects.select_related("page", "publication"), key=key)
    if Passage.objects.visible().filter(pk=passage.pk).exists():
        return redirect(passage.get_reading_url(request))
    return _what_happened(request, passage)


def _what_happened(request, passage):
    """Says no more than the reader may know: nothing of text that is not public now."""
    visible = Passage.objects.visible()
    continued = visible.filter(pk=passage.continues_as_id).first()
    publication = visible.filter(publication=passage.publication_id, position=0).first()
    removed = passage.removed_at if publication else None
    context = {
        "continued": continued,
        "publication": publication,
        "removed_at": removed,
        "edition_number": passage.removed_in_edition,
        "deleted": passage.publication_id is None,
    }
    gone = removed or continued or context["deleted"]
    return TemplateResponse(
        request, "passages/passage_gone.html", context, status=410 if gone else 404
    )
