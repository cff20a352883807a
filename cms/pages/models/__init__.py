from .base import BasePage, BasePageManager
from .home import HomePage
from .information import InformationPage
from .section import SectionPage

__all__ = ["BasePage", "BasePageManager", "HomePage", "InformationPage", "SectionPage"]
