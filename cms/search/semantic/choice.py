"""Which model the settings choose, if any.

A model is a class, made once in each process, with

name                    of it and its version: vectors of another one are made again
length                  of its vectors
vectors(texts)          a NumPy array: a row of length one for each text
"""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


def model():
    """The model; None if there is to be none, or what it needs is not installed."""
    found = model_class()
    return found and _made(found)


def model_class():
    """Its class, which is soon asked: the model itself is read when it is first needed."""
    path = settings.SEMANTIC_SEARCH
    return _imported(path) if path else None


@cache
def _imported(path):
    try:
        return import_string(path)
    except ImportError:
        return None


@cache
def _made(chosen):
    return chosen()
