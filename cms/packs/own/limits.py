"""How much may be asked of the site in an hour, and what readers are told of all limits."""

from django.conf import settings

from cms.forms import robots


def may_change(request):
    limit = settings.PACK_CHANGES_PER_ADDRESS
    return robots.admits(request, "change my pack", limit, in_all=100 * limit)


def may_make(request):
    return robots.admits(request, "my pack", settings.PACKS_PER_ADDRESS, settings.PACKS_IN_ALL)


def limits_said():
    return {
        "max_items": settings.PACK_MAX_ITEMS,
        "max_pages": settings.PACK_MAX_PAGES,
        "kept_hours": settings.PACKS_KEPT_HOURS,
        "link_days": settings.PACK_LINK_DAYS,
    }
