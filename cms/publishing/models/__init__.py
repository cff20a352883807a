from .attachment import Attachment, AttachmentKind, LibraryDocument
from .edition import Edition, EditionKind, EditionPage, EditionPassage
from .outbox import OutboxEntry
from .publication import Publication
from .reference import Reference, ReferenceKind

__all__ = [
    "Attachment",
    "AttachmentKind",
    "Edition",
    "EditionKind",
    "EditionPage",
    "EditionPassage",
    "LibraryDocument",
    "OutboxEntry",
    "Publication",
    "Reference",
    "ReferenceKind",
]
