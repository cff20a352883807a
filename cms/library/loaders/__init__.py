"""Loaders for what belongs to packages below this one."""

from . import home, lists, registers

__all__ = ["home", "lists", "registers"]
