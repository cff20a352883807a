import re

from django.conf import settings
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control

from .addresses import public_url


@cache_control(public=True, max_age=3600)
def theme(request):
    """The colours and address of this installation: our policy allows no inline style."""
    colours = settings.SITE_COLOURS
    address = request.build_absolute_uri("/").rstrip("/")
    return HttpResponse(
        f":root{{--site-brand:{colours['brand']};--site-brand-text:{colours['brand_text']};"
        f'--site-address:"{address}"}}\n',
        content_type="text/css; charset=utf-8",
    )


@cache_control(public=True, max_age=3600)
def robots(request):
    """What search engines may follow, and where they find everything."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /my-pack/",
        "Disallow: /local-copy/",
        "",
        f"Sitemap: {public_url('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def page_not_found(request, exception):
    """Suggests a search for the words of the address."""
    words = re.findall(r"[^\W\d_]{2,}", request.path.strip("/").rsplit("/", 1)[-1])
    context = {"search_query": " ".join(words[:10])}
    return TemplateResponse(request, "404.html", context, status=404).render()
