"""Names for files and folders that every system accepts."""

import re
import unicodedata
from collections.abc import Iterable

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')  # by Windows, which forbids the most
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST = 80  # characters: paths of Windows have 260


def safe_name(text: str, otherwise: str = "Untitled") -> str:
    """``text`` as a name without an ending: never empty, hidden or reserved."""
    name = unicodedata.normalize("NFC", text)
    name = "".join(c for c in FORBIDDEN.sub(" ", name) if unicodedata.category(c)[0] != "C")
    name = " ".join(name.split())[:LONGEST].strip(" .")
    return f"{name} -" if RESERVED.match(name) else name or otherwise


def unique_names(names: Iterable[str]) -> list[str]:
    """The same names in their order; one that another differs from by case only gets a number."""
    taken, unique = set(), []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (name, "")
        number, candidate = 1, name
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{stem} ({number}){ending}"
        taken.add(candidate.casefold())
        unique.append(candidate)
    return unique
