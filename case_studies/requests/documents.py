"""The files of a record that is given out: readers of the page itself get none of them."""

import re

from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html

from cms.publishing.models import LibraryDocument

OF_DOCUMENT = re.compile(r'href="/documents/(\d+)/[^"]*"')


def document_of(case_study, document_id):
    """A document that the published record attaches or links to; otherwise None."""
    references = ReferenceIndex.get_references_for_object(case_study)
    ids = {str(r.to_object_id) for r in references if _is_document(r)}
    return (
        LibraryDocument.objects.filter(pk=document_id).first() if str(document_id) in ids else None
    )


def rich_text_with_files(content, key):
    """HTML of a part of the record, its links to documents opened by the key."""

    def through_the_door(match):
        return f'href="{reverse("case_study_record_file", args=[key, match[1]])}"'

    return OF_DOCUMENT.sub(through_the_door, expand_db_html(content))


def _is_document(reference):
    return reference.to_content_type.model_class() is LibraryDocument
