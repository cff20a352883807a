"""What the fetcher refused and what WeasyPrint logged, told to editors with the block's name."""

import re

from .assets import HOST
from .blocks import Block, located
from .fetcher import Refusal

DEAD_LINK = re.compile(r"No anchor #(?P<name>.*) for internal URI reference")


def told(refusals: list[Refusal], messages: list[str], blocks: list[Block]) -> list[str]:
    """The refusals, each once; without any, WeasyPrint's messages, which would only repeat them."""
    problems = [located(reason, _reading(address, blocks)) for address, reason in refusals]
    problems = problems or [_told(message, blocks) for message in messages]
    return list(dict.fromkeys(problems))


def _told(message: str, blocks: list[Block]) -> str:
    if dead := DEAD_LINK.fullmatch(message):
        problem = f"a link leads to #{dead['name']}, which is nowhere in the document."
        return located(problem, _reading(f"{HOST}#{dead['name']}", blocks))
    return message


def _reading(address: str, blocks: list[Block]) -> list[str]:
    """The names of the blocks with an element that leads there or reads from there."""
    return [block.name for block in blocks if address in block.addresses]
