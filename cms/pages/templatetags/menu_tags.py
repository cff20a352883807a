from django import template

from cms.pages.menu import menu_of

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_sections(context):
    """``[(item, value of aria-current)]`` of the main menu."""
    page = context.get("page") or None
    sections = menu_of(context.get("request")).sections
    return [(item, item.current(page)) for item in sections]


@register.simple_tag(takes_context=True)
def menu_footer(context):
    """``[(label, address)]`` of the foot of the page."""
    return [(item.title, item.url) for item in menu_of(context.get("request")).footer]
