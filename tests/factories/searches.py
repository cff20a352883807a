"""What editors put before the results of a search."""

from wagtail.contrib.search_promotions.models import Query, SearchPromotion


def recommend(page, words, text="", **fields):
    """As the form for promoted results does."""
    query = Query.get(words)
    order = query.editors_picks.count()
    return SearchPromotion.objects.create(
        query=query, page=page, description=text, sort_order=order, **fields
    )
