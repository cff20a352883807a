"""Loaders for what belongs to packages below this one."""

from . import contacts, home

__all__ = ["contacts", "home"]
