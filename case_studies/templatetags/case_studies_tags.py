from django import template

register = template.Library()


@register.filter
def beside(case_studies, passage):
    """Of ``case_studies_beside(…)``, those that show this passage in practice."""
    if not case_studies or passage is None:
        return []
    return case_studies.get((passage.page.pk, passage.block_id), [])


@register.filter
def public_line(shown):
    """What the case study says of a paragraph that it shows, if the public may read it."""
    return shown.page.public.line_of(shown)
