"""What the head of a page tells machines: search engines, catalogues, whoever shows a link."""

import json
import re
from functools import cached_property

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import mark_safe

from .addresses import path_of, public_url

LANGUAGE = "en-GB"
NO_ARTICLES = {"WebSite", "CollectionPage", "WebPage"}
PAGE_NUMBER = re.compile(r"[2-9]|[1-9][0-9]{1,5}")  # but for the first page of a list
# As Django's json_script: nothing in it can end the <script> element it stands in
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


class Metadata:
    """Of a page, as an answer to a request; each part is computed when the template asks for it."""

    def __init__(self, page, request):
        self.page = page
        self.request = request

    @cached_property
    def canonical(self):
        """Without a query string, but for the page number of a list. "" while it has no address."""
        own = path_of(self.page, self.request)
        if not own:
            return ""
        path = self.request.path if self.request.path.startswith(own) else own
        number = PAGE_NUMBER.fullmatch(self.request.GET.get("page", ""))
        return public_url(path) + (f"?page={number[0]}" if number else "")

    @property
    def title(self):
        return self.page.title

    @property
    def site_name(self):
        return settings.SITE_NAME

    @property
    def description(self):
        return self.page.public_description

    @property
    def kind(self):
        """What Open Graph calls it."""
        return "website" if self.page.schema_type in NO_ARTICLES else "article"

    @cached_property
    def dublin_core(self):
        return [(name, content) for name, content in self.page.get_dublin_core() if content]

    @cached_property
    def structured_data(self):
        """schema.org, as JSON that may stand in a <script>."""
        graph = [self.page.get_structured_data(self.request)]
        above = self.page.get_breadcrumbs()
        if above:
            graph.append(breadcrumb_list([*above, self.page], self.request))
        data = {"@context": "https://schema.org", "@graph": graph}
        return mark_safe(as_json(data))


def as_json(data):
    """ASCII only, so that U+2028 is harmless too."""
    return json.dumps(data, cls=DjangoJSONEncoder, separators=(",", ":")).translate(ESCAPES)


def describe_page(page, request):
    """What schema.org can say of any page."""
    address = path_of(page, request)
    data = {
        "@type": page.schema_type,
        "url": address and public_url(address),
        "name": page.title,
        "description": page.public_description,
        "inLanguage": LANGUAGE,
        "publisher": {"@type": "Organization", "name": settings.SITE_OWNER},
        "dateModified": page.last_published_at,
    }
    return {name: value for name, value in data.items() if value}


def describe_site():
    """The site as a whole, and how it is searched."""
    search = public_url("/search/?q={search_term_string}")
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb_list(pages, request):
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": page.title,
            "item": public_url(path_of(page, request) or "/"),
        }
        for position, page in enumerate(pages, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
