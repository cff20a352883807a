from itertools import accumulate

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.functional import classproperty
from django.utils.text import capfirst
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from cms.pages.addresses import path_of, public_url
from cms.pages.changes import one_change
from cms.pages.copying import NoAliasCopyForm
from cms.pages.forms import BasePageForm
from cms.pages.metadata import Metadata, describe_page
from cms.pages.querysets import BasePageQuerySet

BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(Page):
    """What every page of the site has and does."""

    summary = models.TextField(
        max_length=300,
        help_text=(
            "One or two plain sentences: what this is and why it matters to the reader. Shown at "
            "the top of the page, in listings and in search results."
        ),
    )

    objects = BasePageManager()
    base_form_class = BasePageForm
    copy_form_class = NoAliasCopyForm
    hands_out_files = True  # to whoever may see it: what it links to and what is attached
    not_searched = []  # text fields knowingly left out of search_fields (checks.py)
    schema_type = "WebPage"  # what schema.org calls it
    listed_facts = {}  # what results of a search say of it (cms/search/publications.py)

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    heading="Address",
                    help_text="The last part of the page’s address. If you change it, the old one "
                    "leads on to the new one.",
                ),
                FieldPanel(
                    "search_description",
                    heading="Description in search engines",
                    help_text="Leave empty to use the summary.",
                ),
            ],
            "Address and search engines",
        )
    ]
    menu_panels = [  # of pages right below the home page that readers may look for
        FieldPanel(
            "show_in_menus",
            heading="Show this section in the menu",
            help_text="At the head of every page, and among the sections of the home page.",
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.alias_of_id:
            raise ValidationError("This page cannot have an alias: copy it, or link to it.")

    @classproperty
    def kind_name(cls):
        """What one of them is called above its title: “Leaflet”."""
        return str(capfirst(cls._meta.verbose_name))

    @classproperty
    def kind(cls):
        """What readers look for it under; several types may share one: “Leaflets”."""
        return str(capfirst(cls._meta.verbose_name_plural))

    # What the page contributes to passages (cms.passages)

    def get_publication(self):
        """The page whose editions this page belongs to: itself, unless it is part of a whole."""
        return self

    def get_passage_pages(self):
        """``[(page, number)]`` of what is public, in reading order; "" where there is no number."""
        return [(self, "")]

    def get_passage_stream(self):
        """The stream whose numbered paragraphs are passages, or an empty list."""
        return []

    def get_passage_text(self):
        """What the page as a whole is found by, beside its title: summary, introduction."""
        return self.summary

    def get_passage_entries(self):
        """``[PassageEntry]``: parts without a number that are found and cited by themselves."""
        return []

    def get_reading_query(self, block_id):
        """What has to stand in the page's address for a passage to be shown: "?closed=1"."""
        return ""

    @property
    def public_description(self):
        """What search engines and other sites are told it is: one or two sentences."""
        return self.search_description or self.summary

    def get_publishing_errors(self):
        """``{field: message}`` of what may stand in a draft but not in public."""
        return {}

    # What the page tells machines (cms/pages/metadata.py)

    def get_structured_data(self, request):
        """What schema.org says of the page, as a dict that JSON can hold."""
        return describe_page(self, request)

    def get_dublin_core(self):
        """``[(name, content)]`` for library catalogues; an empty content is left out."""
        return []

    def get_sitemap_urls(self, request=None):
        """Only what every page has is at hand here: the rest costs a query a page."""
        location = public_url(path_of(self, request))
        return [{"location": location, "lastmod": self.last_published_at}]

    # Each of these is one change, and so one transaction with its record (ADR 0002)

    @one_change()
    def publish(self, *args, **kwargs):
        return super().publish(*args, **kwargs)

    @one_change()
    def unpublish(self, *args, **kwargs):
        return super().unpublish(*args, **kwargs)

    @one_change()
    def copy(self, *args, **kwargs):
        return super().copy(*args, **kwargs)

    @one_change()
    def move(self, *args, **kwargs):
        return super().move(*args, **kwargs)

    @one_change()
    def delete(self, *args, **kwargs):
        return super().delete(*args, **kwargs)

    # Serving

    def route(self, request, path_components):
        """The page an address names, found in one query; nothing is below an unpublished page."""
        if not self.live:
            raise Http404
        if not path_components:
            return super().route(request, path_components)
        below = self._pages_on_path(path_components)
        if not below or not all(page.live for page in below):
            raise Http404
        page = below[-1].specific
        page._breadcrumbs = [*self.get_breadcrumbs(), self, *below[:-1]]
        page._cached_parent_obj = page._breadcrumbs[-1]  # treebeard's own cache
        return page.route(request, path_components[len(below) :])

    def _pages_on_path(self, path_components):
        """Of the pages an address leads through, those that exist, outermost first."""
        paths = list(accumulate([f"{slug}/" for slug in path_components], initial=self.url_path))
        below = Page.objects.filter(url_path__in=paths[1:], path__startswith=self.path)
        return list(below.order_by("depth"))

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "breadcrumbs": self.get_breadcrumbs(),
            "metadata": Metadata(self, request),
        }

    def get_breadcrumbs(self):
        """The pages between the root and this one, outermost first. Known after routing."""
        if not hasattr(self, "_breadcrumbs"):
            above = self.get_ancestors().filter(depth__gt=1).order_by("depth")
            self._breadcrumbs = list(above) if self.depth > 2 else []
        return self._breadcrumbs
