"""Real files, made as small as they can be."""

import io
import zipfile

import docx
import pikepdf
import pptx


def pdf(*pages, **saving):
    """A PDF with one line of Latin text on each page; "" for a page without any."""
    document = pikepdf.new()
    resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F=pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
            )
        )
    )
    for words in pages:
        page = document.add_blank_page(page_size=(595, 842))
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown = f"BT /F 12 Tf 50 700 Td ({escaped}) Tj ET" if words else ""
        page.Contents = document.make_stream(shown.encode("latin-1"))
        page.Resources = resources
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def encrypted_pdf(*pages):
    return pdf(*pages, encryption=pikepdf.Encryption(owner="owner", user="secret"))


def word(*paragraphs, table=()):
    """``"Text"`` or ``("Heading 1", "Text")``, then a table of one row."""
    document = docx.Document()
    for paragraph in paragraphs:
        style, text = paragraph if isinstance(paragraph, tuple) else (None, paragraph)
        document.add_paragraph(text, style)
    if table:
        for cell, text in zip(document.add_table(1, len(table)).rows[0].cells, table, strict=True):
            cell.text = text
    return saved(document)


def slides(*contents):
    """``(title, text, notes)`` of each slide."""
    presentation = pptx.Presentation()
    for title, text, notes in contents:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    return saved(presentation)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_member(content, name, text, times=1):
    """An Office file, one of whose members is replaced by ``text`` written ``times`` times."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        head, middle, tail = text
        with new.open(name, "w", force_zip64=True) as member:
            member.write(head)
            for _ in range(times):
                member.write(middle)
            member.write(tail)
    return out.getvalue()


def huge_word(paragraphs):
    """A small file that unpacks to ``paragraphs`` paragraphs, about 50 bytes each."""
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = b'<?xml version="1.0"?><w:document xmlns:w="' + namespace + b'"><w:body>'
    middle = b"<w:p><w:r><w:t>Once more.</w:t></w:r></w:p>" * 1000
    tail = b"</w:body></w:document>"
    return with_member(word(), "word/document.xml", (head, middle, tail), paragraphs // 1000)


def arabic_pdf(text):
    """Made by WeasyPrint: letters in their joined shapes, as in real documents."""
    import weasyprint

    return weasyprint.HTML(string=f'<html dir="rtl" lang="ar"><p>{text}</p></html>').write_pdf()
