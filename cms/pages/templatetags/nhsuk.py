"""``{% nhsuk "pagination" previous__href=… %}``: components of NHS.UK frontend for our templates.

``a__b=1`` makes ``{"a": {"b": 1}}``. The parameters are upstream's, documented at
https://service-manual.nhs.uk/design-system/components.
"""

import re
from functools import cache

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader

register = template.Library()


@cache
def environment():
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        undefined=ChainableUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def find_macro(component):
    """The macro of a component: named as it is in camel case, at times in the singular."""
    module = environment().get_template(f"nhsuk/components/{component}/macro.jinja").module
    name = re.sub(r"-(.)", lambda match: match[1].upper(), component)
    candidates = (name, name.removesuffix("s"), "list")
    return next(getattr(module, name) for name in candidates if hasattr(module, name))


def make_safe(name, value):
    """Upstream prints ``*html`` parameters as they are, and takes every safe string for markup.

    Django marks the literals of a template as safe. So only ``*html`` may carry markup, and only
    markup that is marked safe; everything else becomes plain text, however deep in lists and dicts.
    """
    if isinstance(value, dict):
        return {key: make_safe(key, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [make_safe(name, item) for item in value]
    if name.lower().endswith("html"):
        return conditional_escape(value)
    return value[:] if isinstance(value, SafeString) else value


def nest(arguments):
    params = {}
    for key, value in arguments.items():
        *path, last = key.split("__")
        inner = params
        for step in path:
            inner = inner.setdefault(step, {})
        inner[last] = make_safe(last, value)
    return params


@register.simple_tag
def nhsuk(component, **arguments):
    return mark_safe(find_macro(component)(nest(arguments)))
