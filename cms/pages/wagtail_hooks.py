from wagtail import hooks

from .links import PageLinkHandler
from .next_steps import NextStepsPanel


@hooks.register("construct_homepage_panels")
def show_what_to_do_next(request, panels):
    panels.append(NextStepsPanel(request.user))


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def look_up_page_links_together(features):
    features.register_link_type(PageLinkHandler)
