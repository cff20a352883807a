from .case_study import CaseStudyPage
from .funding_page import FundingPage
from .funding_scheme import FundingScheme
from .index import CaseStudyIndexPage
from .project import LegalForm, Outcome, Project, Scale, Wave
from .projects_page import ProjectsPage
from .shown_passage import ShownPassage

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
