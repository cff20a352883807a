from .base import BasePage, BasePageManager
from .home import HomePage
from .section import SectionPage

__all__ = ["BasePage", "BasePageManager", "HomePage", "SectionPage"]
