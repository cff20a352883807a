from cms.background.schedule import every

from .reconciler import reconcile
from .scheduling import publish_due


@every(minutes=1)
def publish_what_is_due():
    publish_due()


@every(minutes=5)
def repair_records():
    reconcile()
