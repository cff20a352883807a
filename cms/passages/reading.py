from .content import PassageContent, read_page
from .models import Passage


def keyed_passages(page) -> dict[str, PassageContent]:
    """``{block id: passage}`` of one page as it stands, with the keys already given: one query."""
    keys = Passage.objects.keys_of([page.pk] if page.pk else [])
    return {passage.block_id: passage for passage in read_page(page, keys=keys)}
