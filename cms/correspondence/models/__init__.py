from .index import LettersIndexPage
from .letter import LetterPage

__all__ = ["LetterPage", "LettersIndexPage"]
