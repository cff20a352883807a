"""What a file holds of other pages, and whether all that is still public."""

from cms.pages.querysets import visible_pages


def holdings(pks) -> dict[str, str]:
    """``{primary key: status}`` of those of the pages that any reader may see, as JSON keeps it."""
    visible = visible_pages().filter(pk__in=pks).specific()
    return {str(page.pk): getattr(page.get_publication(), "status", "") for page in visible}
