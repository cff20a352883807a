from .glossary import GlossaryPage, GlossaryTerm
from .terms import Audience, ClientGroup, InvolvementMethod, SpectrumStep, Term, Theme

__all__ = [
    "Audience",
    "ClientGroup",
    "GlossaryPage",
    "GlossaryTerm",
    "InvolvementMethod",
    "SpectrumStep",
    "Term",
    "Theme",
]
