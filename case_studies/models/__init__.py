from .case_study import CaseStudyPage
from .index import CaseStudyIndexPage
from .shown_passage import ShownPassage

__all__ = ["CaseStudyIndexPage", "CaseStudyPage", "ShownPassage"]
from .funding_page import FundingPage
from .funding_scheme import FundingScheme
from .project import LegalForm, Outcome, Project, Scale, Wave
from .projects_page import ProjectsPage

__all__ = [
    "CaseStudyIndexPage",
    "CaseStudyPage",
    "FundingPage",
    "FundingScheme",
    "LegalForm",
    "Outcome",
    "Project",
    "ProjectsPage",
    "Scale",
    "ShownPassage",
    "Wave",
]
