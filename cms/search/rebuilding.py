from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from modelsearch.index import get_indexed_models
from modelsearch.tasks import insert_or_update_object_task
from wagtail.search.backends import get_search_backend

from cms.passages.models import Passage

from .semantic.making import drop_outdated, make_soon


def index_needs_rebuilding():
    """Whether the back end says that it cannot answer for a model. Those in the database can."""
    needs_rebuild = getattr(get_search_backend(), "needs_rebuild", None)
    return bool(needs_rebuild) and any(map(needs_rebuild, get_indexed_models()))


def rebuild_where_needed():
    if index_needs_rebuilding():
        build_afresh()


def build_afresh():
    """A whole new index; what waited to be brought into the old one is in it, and need not wait."""
    waiting = DBTaskResult.objects.ready().filter(
        task_path=insert_or_update_object_task.module_path
    )
    waiting = list(waiting.values_list("pk", flat=True))  # what comes later is kept
    call_command("update_index", verbosity=0)
    DBTaskResult.objects.ready().filter(pk__in=waiting).delete()
    drop_outdated(Passage.objects.all())
    make_soon()
