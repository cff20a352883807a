from cms.pages.models import RegisterPage
from cms.pages.models.register import kept_in

SHOW_CLOSED = "closed"  # ?closed=1


class FundingPage(RegisterPage):
    """Open schemes, those that close first on top; closed ones when they are asked for."""

    template = "case_studies/funding_page.html"
    page_description = (
        "Funding schemes: the open ones, and the closed ones when asked for. They are snippets."
    )

    lists = "case_studies.FundingScheme"

    content_panels = [
        kept_in("wagtailsnippets_case_studies_fundingscheme:list", "Funding schemes"),
        *RegisterPage.content_panels,
    ]

    class Meta:
        verbose_name = "funding page"

    def get_reading_query(self, block_id):
        """A scheme that is cited may have closed since."""
        return f"?{SHOW_CLOSED}=1"

    def get_context(self, request, *args, **kwargs):
        closed = [scheme for scheme in self.rows if scheme.is_closed]
        closed.sort(key=lambda scheme: scheme.closes.last_day, reverse=True)
        return {
            **super().get_context(request, *args, **kwargs),
            "open": sorted(
                (scheme for scheme in self.rows if not scheme.is_closed),
                key=lambda scheme: (not scheme.closes, scheme.closes),
            ),
            "closed": closed,
            "shows_closed": request.GET.get(SHOW_CLOSED) == "1",
        }
