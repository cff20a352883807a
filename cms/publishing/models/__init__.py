from .attachment import Attachment, AttachmentKind, LibraryDocument
from .document_text import DocumentText
from .edition import Edition, EditionKind, EditionPage, EditionPassage
from .issued import IssuedMixin
from .outbox import OutboxEntry
from .publication import Publication
from .reference import Reference, ReferenceKind
from .related import RelatedPagesMixin
from .status import Status, StatusMixin

__all__ = [
    "Attachment",
    "AttachmentKind",
    "DocumentText",
    "Edition",
    "EditionKind",
    "EditionPage",
    "EditionPassage",
    "IssuedMixin",
    "LibraryDocument",
    "OutboxEntry",
    "Publication",
    "Reference",
    "ReferenceKind",
    "RelatedPagesMixin",
    "Status",
    "StatusMixin",
]
