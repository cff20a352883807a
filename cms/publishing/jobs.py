from cms.background.schedule import every

from .files import request_readings
from .reconciler import reconcile
from .scheduling import publish_due


@every(minutes=1)
def publish_what_is_due():
    publish_due()


@every(minutes=5)
def repair_records():
    reconcile()


@every(minutes=5)
def read_what_is_unread():
    """Files from before there was a reader, and those whose reading was lost."""
    request_readings()
