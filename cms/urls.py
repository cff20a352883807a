from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

from cms.copies.views import local_copy
from cms.downloads.views import download
from cms.pages.sitemaps import VisiblePagesSitemap
from cms.pages.views import robots, theme
from cms.passages.views import passage
from cms.publishing.feeds import updates_feed
from cms.publishing.views import current, reference, updates
from cms.search.feeds import search_feed
from cms.search.suggestions import suggestions
from cms.search.views import search

handler404 = "cms.pages.views.page_not_found"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("search/", search, name="search"),
    path("search/feed/", search_feed, name="search_feed"),
    path("search/suggestions/", suggestions, name="suggestions"),
    path("p/<slug:key>", passage, name="passage"),
    path("ref/<path:reference>", reference, name="reference"),
    path("current/<path:reference>/<int:edition>", current, name="current"),
    path("updates/", updates, name="updates"),
    path("updates.atom", updates_feed, name="updates_feed"),
    path("downloads/<int:page_id>/<slug:format_name>", download, name="download"),
    path("my-pack/", include("cms.packs.own.urls")),
    path("local-copy/<int:page_id>/", local_copy, name="local_copy"),
    path("case-study-requests/", include("case_studies.requests.urls")),
    path("share-a-case-study/", include("case_studies.sharing.urls")),
    path("theme.css", theme, name="theme"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": VisiblePagesSitemap}}, name="sitemap"),
    path("documents/", include(wagtaildocs_urls)),
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
    # What a page gives as data, under its own rules: Wagtail's own pattern takes no dot
    re_path(r"^((?:[\w-]+/)+[\w-]+\.(?:csv|json))$", serve_page, name="page_data"),
    path("", include(wagtail_urls)),
]
