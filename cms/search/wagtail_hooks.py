from cms.pages.reports import register_report

from .reports import UnansweredSearchesView

register_report(UnansweredSearchesView, "unanswered-searches", order=1320)
