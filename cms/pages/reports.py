"""A report of the admin: its addresses, and its place in the menu for those who may read it."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem


def register_report(view, address, order):
    """For a ReportView with ``permission_policy`` and ``any_permission_required``.

    :param address: below ``/admin/reports/``, without slashes
    """

    def urls():
        results = view.as_view(results_only=True)
        return [
            path(f"reports/{address}/", view.as_view(), name=view.index_url_name),
            path(f"reports/{address}/results/", results, name=view.index_results_url_name),
        ]

    hooks.register("register_admin_urls", urls)
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(view, order))


class ReportMenuItem(MenuItem):
    def __init__(self, view, order):
        address = reverse(view.index_url_name)
        super().__init__(view.page_title, address, icon_name=view.header_icon, order=order)
        self.view = view

    def is_shown(self, request):
        policy, required = self.view.permission_policy, self.view.any_permission_required
        return policy.user_has_any_permission(request.user, required)
