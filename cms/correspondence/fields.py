"""Merge fields: what stands in a letter for something of each recipient, ``{{ organisation }}``.

They are looked up in a list and replaced, in one pass, by escaped text: what an editor writes or a
recipient is called is never run as a template.
"""

import re
from html import unescape

from django.utils.html import conditional_escape, strip_tags

FIELDS = {  # name: what everybody reads in its place, where the letter is to nobody in particular
    "organisation": "your organisation",
    "name": "colleague",
    "role": "your role",
    "region": "your region",
    "salutation": "Dear colleague",
}
FIELD = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def fill(html, values):
    """HTML with its fields replaced. ``values``: {name: text}, escaped here unless it is safe.

    A field that is not among the values is left standing.
    """

    def value(match):
        name = _name(match[1])
        return str(conditional_escape(values[name])) if name in values else match[0]

    return FIELD.sub(value, html)


def to_everyone(html):
    """As the public reads it: “Dear colleague”."""
    return fill(html, FIELDS)


def fields_in(texts):
    """Names of the known fields in these texts, in the order of FIELDS."""
    found = {_name(field) for text in texts for field in FIELD.findall(text)}
    return [name for name in FIELDS if name in found]


def faults_in(text):
    """What is wrong with the fields of a text, HTML or plain, each in a sentence for its editor."""
    faults = [fault for field in FIELD.findall(text) if (fault := _fault(field))]
    rest = FIELD.sub("", text)
    if "{{" in rest or "}}" in rest:
        faults.append("A field is not closed: it is written with two brackets on both sides.")
    return faults


def _fault(field):
    name = _name(field)
    if name in FIELDS:
        return ""
    shown = " ".join(unescape(strip_tags(field)).split())
    if shown.casefold() in FIELDS:
        return f"In “{{{{ {shown} }}}}” one part is bold or a link: write it anew, in one go."
    known = ", ".join(f"{{{{ {name} }}}}" for name in FIELDS)
    return f"“{{{{ {shown} }}}}” is no field. There are: {known}."


def _name(field):
    return " ".join(unescape(field).split()).casefold()
