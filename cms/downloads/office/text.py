"""Text as office programs accept it."""

import re

# What XML 1.0 cannot hold: nobody would see it anyway
UNWRITABLE = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_PROPERTY = 255  # characters


def writable(text: str) -> str:
    return UNWRITABLE.sub("", text)
