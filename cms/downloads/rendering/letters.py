"""Which letters could not be printed because no font has them, told so that an editor can act."""

import unicodedata
from collections.abc import Iterator

from .blocks import Block, located

NAMED = 10  # letters named in a message


def missing_letters(letters: set[str], blocks: list[Block]) -> Iterator[str]:
    """One sentence for the letters of each script, one for the signs, with their blocks."""
    kinds: dict[str, list[str]] = {}
    for letter in sorted(letters):
        kinds.setdefault(_script(letter), []).append(letter)
    for script, missing in kinds.items():
        names = [block.name for block in blocks if _holds_any(block, missing)]
        more = " and others" if len(missing) > NAMED else ""
        if script:
            problem = f"no font has the letters {' '.join(missing[:NAMED])}{more}. "
            remedy = f"Ask your operator to install a font for {script} script."
        else:
            problem = f"no font has {', '.join(map(_named, missing[:NAMED]))}{more}. "
            remedy = "Write it in words, or show it as a picture with a description."
        yield located(problem + remedy, names)


def _script(letter: str) -> str:
    """The script of a letter or of a mark that belongs to one: "Arabic"; empty for other signs."""
    if unicodedata.category(letter[0])[0] not in "LM":
        return ""
    first = unicodedata.name(letter[0], "").split("-")[0].split(" ")[0]
    return {"CJK": "Chinese", "": ""}.get(first, first.capitalize())


def _named(letter: str) -> str:
    """The sign as it is, its code and its name in Unicode: it may not be visible on the screen."""
    codes = " ".join(f"U+{ord(part):04X}" for part in letter)
    name = unicodedata.name(letter[0], "").lower()
    return f"{letter} ({codes}{', ' + name if name else ''})"


def _holds_any(block: Block, letters: list[str]) -> bool:
    """No block does where a style sheet added the letter."""
    return any(letter in text for text in block.texts for letter in letters)
