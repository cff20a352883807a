"""Loaders for what belongs to packages below this one."""

from . import home, lists

__all__ = ["home", "lists"]
