from django.conf import settings


def site(request):
    """The site's name, owner and notice, for every template."""
    return {
        "site_name": settings.SITE_NAME,
        "site_owner": settings.SITE_OWNER,
        "site_notice": settings.SITE_NOTICE,
    }
