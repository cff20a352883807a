from .funding_page import FundingPage
from .funding_scheme import FundingScheme
from .project import LegalForm, Outcome, Project, Scale, Wave
from .projects_page import ProjectsPage

__all__ = [
    "FundingPage",
    "FundingScheme",
    "LegalForm",
    "Outcome",
    "Project",
    "ProjectsPage",
    "Scale",
    "Wave",
]
