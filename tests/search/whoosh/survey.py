"""``python -m tests.search.whoosh.survey PATH``: the numbers of the adverts of writer.py."""

import json
import os
import sys
from uuid import UUID

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.search.whoosh.settings"

import django

django.setup()

from modelsearch.test.testapp.models import AdvertWithCustomUUIDPrimaryKey as Advert  # noqa: E402
from whoosh.query import Term  # noqa: E402

from cms.search.whoosh import SearchBackend  # noqa: E402
from cms.search.whoosh.schema import EVERYTHING  # noqa: E402

index = SearchBackend({"PATH": sys.argv[1]}).get_index_for_model(Advert)
print(json.dumps(sorted(UUID(key).int for key, _ in index.search(Term(EVERYTHING, "bed")))))
