"""What the search boxes suggest while somebody types: places, by the beginnings of their words."""

from django.http import JsonResponse
from django.views.decorators.cache import cache_control

from cms.passages.models import Passage

from .asking import complete

MOST = 8
LONGEST_KEY = 9  # digits: more than a database holds is no page
A_MINUTE = 60  # seconds: for so long a suggestion may outlive its place in somebody's browser


@cache_control(public=True, max_age=A_MINUTE)
def suggestions(request):
    """``/search/suggestions/?q=``: at most eight places that any reader can see, as JSON.

    ``{"suggestions": [{"title": …, "where": …, "url": …}]}``; ``where`` may be empty. With ``in=``
    and the primary key of a publication, places in it.
    """
    found = find_places(request.GET.get("q", ""), request.GET.get("in", ""))
    return JsonResponse({"suggestions": list(map(_described, found))})


def find_places(query: str, inside: str = "") -> list[Passage]:
    """Visible passages whose heading has a word beginning with each word of the query, best first.

    Pages and terms of the glossary are passages too; the pages of a file are not suggested. Any
    query will do.
    """
    visible = Passage.objects.visible().citable().select_related("publication")
    if inside.isdecimal() and len(inside) <= LONGEST_KEY:
        visible = visible.filter(publication=int(inside))
    keys = complete(query, visible, MOST)
    places = visible.in_bulk(keys)
    return [places[key] for key in keys if key in places]


def _described(passage):
    return {
        "title": str(passage),
        "where": passage.publication.title if passage.position else "",
        "url": passage.get_absolute_url(),
    }
