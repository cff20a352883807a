from django.core.paginator import Paginator
from django.template.response import TemplateResponse

from .queries import find_passages
from .words import normalise

HITS_PER_PAGE = 20


def search(request):
    """``/search/?q=``: the passages that answer, each with its number, heading and an excerpt."""
    query = normalise(request.GET.get("q", ""))
    page = Paginator(find_passages(query), HITS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"query": query, "hits": page}
    return TemplateResponse(request, "search/search.html", context)
