"""PDF/UA-1 and PDF/A-2a in one file: WeasyPrint writes one variant at a time, we have it write the
latter. Both functions work on the finished objects, before they are written.
"""

import pydyf

PDF_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
END = b"</rdf:RDF>"


def claim_pdf_ua(pdf: pydyf.PDF) -> None:
    """Claim PDF/UA-1 in the metadata too.

    PDF/A-2 (ISO 19005-2, 6.6.2.3) asks that a schema which it does not know be described there.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(END, PDF_UA + END) for part in metadata.stream]


def forbid_interpolation(pdf: pydyf.PDF) -> None:
    """PDF/A (ISO 19005-2, 6.2.8) allows no smoothing of images; WeasyPrint asks for it."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Interpolate" in item.extra:
            item.extra["Interpolate"] = "false"
