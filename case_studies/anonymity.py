"""Whether an anonymous case study gives its organisation away."""

import re

from django.utils.text import capfirst

from case_studies.disclosure import PARTS

# What organisations are called beside their own name: "Anytown PCT", "NHS Anytown"
BEFORE = re.compile(r"^(the )?nhs ")
AFTER = re.compile(
    r" ((teaching )?(pct|primary care trust|care trust( plus)?)"
    r"|(nhs )?foundation trust|(nhs )?trust|sha|strategic health authority)$"
)
TEXT_FIELDS = [
    "title",
    "slug",
    "seo_title",
    "search_description",
    "summary",
    "for_whom",
    "setting",
    "months",
    "cost",
    "time_taken",
    "introduction",
    *PARTS,
    "change_note",
]
SHORTEST_RUN_TOGETHER = 6  # shorter ones are parts of ordinary words


def names_of(organisation):
    """Every name it is known by: as it is written, without “PCT” or “NHS”, and its ODS code."""
    full = _words(organisation.name)
    bare = AFTER.sub("", BEFORE.sub("", full))
    return {name for name in (full, bare, _words(organisation.ods_code)) if name}


def gives_away(text, organisation):
    """Whether a text names it, whole words only: “Hull” is not in “hullabaloo”.

    Addresses count too, where the name is written as one word: anytownpct.nhs.uk.
    """
    words = _words(text)
    names = names_of(organisation)
    return any(f" {name} " in f" {words} " for name in names) or any(
        word.find(name) >= 0 for name in _run_together(names) for word in words.split()
    )


def _run_together(names):
    together = {name.replace(" ", "") for name in names if " " in name}
    together |= {f"nhs{name.replace(' ', '')}" for name in names}
    return {name for name in together if len(name) >= SHORTEST_RUN_TOGETHER}


def _words(text):
    """Small letters and digits, one space between words; “&” is “and”."""
    spelt_out = str(text).lower().replace("&amp;", " and ").replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", spelt_out)))


def errors_of_naming(case_study, organisation):
    """``{field: message}`` of what readers would see and that names the organisation."""
    found = {}
    for field, where, text in _texts(case_study):
        if field not in found and gives_away(text, organisation):
            found[field] = (
                f"{where} names the organisation ({organisation.name}), and this case study is "
                "anonymous. Take the name out, or untick “Anonymous”."
            )
    for edition in case_study.all_editions:
        if gives_away(edition.note, organisation):
            found["anonymous"] = (
                f"The note of edition {edition.number}, which readers find under “See all "
                f"updates”, names the organisation ({organisation.name}), and past notes stay as "
                "they are. Copy this page, publish the copy and delete this one."
            )
    return found


def _texts(case_study):
    """``(field, where it stands, text)`` of everything that can reach a reader."""
    for field in TEXT_FIELDS:
        label = PARTS.get(field) or case_study._meta.get_field(field).verbose_name
        yield field, f"“{capfirst(label)}”", getattr(case_study, field)
    for child in case_study.references:
        yield "references", "A reference", child.value["value"]
    if contact := case_study.contact:
        text = f"{contact.name} {contact.email} {contact.address}"
        yield "contact", f"The owner, “{contact.name}”,", text
    for shown in case_study.shown_passages.all():
        yield "shown_passages", "A line under “Guidance it shows”", shown.line
    for attachment in case_study.attachments.all():
        document = attachment.document
        text = f"{attachment.title} {attachment.reference} {document.title} {document.filename}"
        yield "attachments", f"“{attachment.title}” under “Files” (or its file name)", text
