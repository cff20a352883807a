"""``{% field form.name %}``: a field of a form as its NHS.UK component, with label, hint, error."""

from django import forms, template
from django.utils.safestring import mark_safe

from cms.pages.templatetags.nhsuk import find_macro, make_safe

register = template.Library()

MANY = 8  # choices: more of them are small, and in two columns where there is room


@register.simple_tag
def field(bound, width=""):
    """``width``: 5, 10, 20 or 30 characters; empty for all there is, and 5 for numbers."""
    component, params = _component(bound, width)
    return mark_safe(find_macro(component)(make_safe("", params)))


def _component(bound, width):
    widget = bound.field.widget
    common = {"hint": _text(bound.help_text), "errorMessage": _error(bound)}
    common = {name: value for name, value in common.items() if value}
    if isinstance(widget, forms.CheckboxInput):
        return "checkboxes", common | _tick(bound)
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        multiple = isinstance(widget, forms.CheckboxSelectMultiple)
        return ("checkboxes" if multiple else "radios"), common | _choices(bound)
    typed = common | _typed(bound)
    if isinstance(widget, forms.Select):
        return "select", typed | {"items": _items(bound)}
    if isinstance(widget, forms.Textarea):
        rows = widget.attrs["rows"]
        return "character-count", typed | {"rows": rows, "maxlength": bound.field.max_length}
    kind = {"type": widget.input_type, "attributes": widget.attrs}
    if isinstance(bound.field, forms.IntegerField):
        kind["inputmode"] = "numeric"
        width = width or "5"
    return "input", typed | kind | ({"width": width} if width else {})


def _typed(bound):
    return {
        "label": {"text": str(bound.label), "size": "s"},
        "id": bound.id_for_label,
        "name": bound.html_name,
        "value": _value(bound),
    }


def _tick(bound):
    """One box to tick: its hint stands by it."""
    item = {"text": str(bound.label), "value": "on", "checked": bool(bound.value())}
    hint = {"hint": _text(bound.help_text)} if bound.help_text else {}
    return {"idPrefix": bound.auto_id, "name": bound.html_name, "items": [item | hint], "hint": {}}


def _choices(bound):
    return {
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "fieldset": {"legend": {"text": str(bound.label), "size": "s"}},
        "items": _items(bound),
        "small": len(bound.field.choices) > MANY,
    }


def _items(bound):
    chosen = bound.value() or []
    chosen = {str(one) for one in (chosen if isinstance(chosen, list | tuple) else [chosen])}
    return [
        {
            "value": str(value),
            "text": str(label),
            "checked": str(value) in chosen,
            "selected": str(value) in chosen,
        }
        for value, label in bound.field.choices
    ]


def _value(bound):
    value = bound.value()
    return "" if value is None else str(value)


def _text(words):
    return {"text": str(words)} if words else {}


def _error(bound):
    return _text(" ".join(bound.errors))
