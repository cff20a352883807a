from cms.pages.changes import pages_changed

from .actions import revoke_links_to_what_is_gone


def on_changed(**kwargs):
    revoke_links_to_what_is_gone()


def connect():
    pages_changed.connect(on_changed, dispatch_uid="case_studies.requests.changed")
