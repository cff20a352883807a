from dataclasses import dataclass


@dataclass(frozen=True)
class PassageEntry:
    """A part of a page that has no number but is found, cited and linked to by itself.

    ``block_id`` is what it is known by within its page, for as long as the page lives: the id of
    a stream child, or the name of a field; 36 characters at most.
    """

    block_id: str
    heading: str
    text: str  # plain text
