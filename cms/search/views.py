from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from .corrections import did_you_mean
from .queries import find_passages
from .widening import Wording
from .words import normalise

HITS_PER_PAGE = 20


def search(request):
    """``/search/?q=``: the passages that answer, each with its number, heading and an excerpt.

    With ``exact=1`` nothing is looked for but the words themselves.
    """
    query = normalise(request.GET.get("q", ""))
    wording = Wording(query, exact="exact" in request.GET)
    hits = Paginator(find_passages(query, wording), HITS_PER_PAGE)
    context = {
        "query": query,
        "hits": hits.get_page(request.GET.get("page")),
        "wording": wording,
        "suggestion": did_you_mean(query) if wording.is_loose else "",
    }
    return TemplateResponse(request, "search/search.html", context)
