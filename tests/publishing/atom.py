"""Reads a feed as strictly as RFC 4287 has it, and fails where a feed reader would."""

import re

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def read_feed(content):
    """``[{title, id, updated, link, summary, categories}]`` of a feed that is valid."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{ATOM}feed"
    _check(feed)
    assert only(feed, "author/{0}name")
    assert any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link"))
    entries = [_entry(entry) for entry in feed.findall(f"{ATOM}entry")]
    ids = [entry["id"] for entry in entries]
    assert len(ids) == len(set(ids))
    return entries


def only(element, name):
    (found,) = element.findall(ATOM + name.format(ATOM))
    return found.text


def _check(element):
    """What feed and entry alike must have, once."""
    assert only(element, "title")
    assert re.match(r"(urn|https?|tag):", only(element, "id"))
    assert RFC_3339.fullmatch(only(element, "updated"))


def _entry(entry):
    _check(entry)
    (link,) = entry.findall(f"{ATOM}link")
    assert link.get("rel") == "alternate"
    assert link.get("href").startswith("http")
    return {
        **{name: only(entry, name) for name in ("title", "id", "updated", "summary")},
        "link": link.get("href"),
        "categories": [category.get("term") for category in entry.findall(f"{ATOM}category")],
    }
