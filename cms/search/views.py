from cms.passages.models import Passage

from .query_log import CountedResponse
from .results import Results
from .words import normalise

LONGEST_KEY = 9  # digits: more than a database holds is no page


def search(request):
    """``/search/?q=``: the publications that answer, with their best passages.

    ``in`` names one publication to look in, by its key or slug. Without words and choices the
    page offers ways to browse.
    """
    query = normalise(request.GET.get("q", ""))
    place = request.GET.get("in", "")
    inside = _publication(place) if place else None
    results = Results(query, inside, request)
    context = {
        "query": query,
        "results": results,
        "inside": inside,
        "unknown_place": "" if inside else place,
        "browsing": not (query or inside or results.chosen),
    }
    return CountedResponse(request, "search/search.html", context)


def _publication(name):
    """The publication of this key or slug, if any outsider can see it."""
    if not name.isprintable():
        return None
    is_key = name.isdecimal() and len(name) <= LONGEST_KEY
    wanted = {"publication": int(name)} if is_key else {"publication__slug": name}
    entries = Passage.objects.visible().filter(**wanted, position=0)
    entry = entries.select_related("publication").order_by("publication").first()
    return entry and entry.publication
