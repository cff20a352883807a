"""Adds adverts to an index one by one, and says so of each: for a test that kills it.

``python -m tests.search.whoosh.writer PATH FIRST``: their texts are "Bed FIRST" and so on.
"""

import os
import sys
from itertools import count
from uuid import UUID

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.search.whoosh.settings"

import django

django.setup()

from modelsearch.test.testapp.models import AdvertWithCustomUUIDPrimaryKey as Advert  # noqa: E402

from cms.search.whoosh import SearchBackend  # noqa: E402

path, first = sys.argv[1:]
backend = SearchBackend({"PATH": path})
for number in count(int(first)):
    backend.add(Advert(pk=UUID(int=number), text=f"Bed {number}"))
    print(number, flush=True)
