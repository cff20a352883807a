"""modelsearch's own tests of a back end. Run by test_whoosh.py, under settings.py beside it."""

from django.test import TestCase
from modelsearch.tests.test_backends import BackendTests


class WhooshTests(BackendTests, TestCase):
    backend_path = "cms.search.whoosh"
