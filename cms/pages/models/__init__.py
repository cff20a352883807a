from .base import BasePage, BasePageManager
from .home import HomePage
from .information import InformationPage
from .register import RegisterPage, RegisterRow
from .section import SectionPage

__all__ = [
    "BasePage",
    "BasePageManager",
    "HomePage",
    "InformationPage",
    "RegisterPage",
    "RegisterRow",
    "SectionPage",
]
