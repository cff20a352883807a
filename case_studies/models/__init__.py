from .case_study import CaseStudyPage
from .index import CaseStudyIndexPage
from .shown_passage import ShownPassage

__all__ = ["CaseStudyIndexPage", "CaseStudyPage", "ShownPassage"]
