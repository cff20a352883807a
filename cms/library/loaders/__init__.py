"""Loaders for what belongs to packages below this one."""

from . import home, information, lists, registers

__all__ = ["home", "information", "lists", "registers"]
