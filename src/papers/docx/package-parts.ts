/** The parts around the text that make a DOCX of it: types, relations, styles, footer. */
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kinds = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** In twips; F4 (folio) is 215 × 330 mm. */
const pages = { A4: { width: 11906, height: 16838 }, F4: { width: 12189, height: 18709 } } as const
export const margins = { left: 1417, right: 1134, top: 850, bottom: 1134 } as const
export type PaperSize = keyof typeof pages

/** How wide the text is, in twips. */
export function textWidth(paper: PaperSize): number {
  return pages[paper].width - margins.left - margins.right
}

export function documentPart(body: string, paper: PaperSize): string {
  const { width, height } = pages[paper]
  const { left, right, top, bottom } = margins
  return `${head}<w:document ${word}><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}"/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

export function footerPart(content: string): string {
  return `${head}<w:ftr ${word}>${content}</w:ftr>`
}

/** Word's own name of the style of the body, by which it is found again when the letter comes back. */
export const bodyStyle = { id: 'IsiNaskah', name: 'Isi Naskah' } as const

const styles = `${head}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
  + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
  + '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Alinea"><w:name w:val="Alinea"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:spacing w:after="120" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="709"/><w:jc w:val="both"/></w:pPr></w:style>'
  + `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${bodyStyle.id}"><w:name w:val="${bodyStyle.name}"/><w:basedOn w:val="Alinea"/><w:qFormat/></w:style>`
  + '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="240" w:after="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style></w:styles>'

/** Every part of a DOCX besides its text and footer. `title` may hold a placeholder. */
export function fixedParts(title: string): Record<string, string> {
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kinds}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${kinds}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${kinds}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${kinds}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>id-ID</dc:language></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/footer" Target="footer1.xml"/><Relationship Id="rId3" Type="${office}/settings" Target="settings.xml"/></Relationships>`,
    'word/settings.xml': `${head}<w:settings ${word}><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/styles.xml': styles,
  }
}
