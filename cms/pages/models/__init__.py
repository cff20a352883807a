from .base import BasePage, BasePageManager
from .home import HomePage
from .register import RegisterPage, RegisterRow
from .section import SectionPage

__all__ = ["BasePage", "BasePageManager", "HomePage", "RegisterPage", "RegisterRow", "SectionPage"]
