import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A workbook written by hand: one sheet named 表 with this XML inside its root, and other parts as given. */
export function handMade(
  sheetContent: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
  workbookContent = '',
): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>${workbookContent}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheetContent}</worksheet>`,
    ...more,
  }
  const bytes = Object.entries(parts).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data])
  return zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>)
}

export function partOf(workbook: Uint8Array, path: string): string | null {
  const data = unzipSync(workbook)[path]
  return data ? strFromU8(data) : null
}

/** Content of the sheet inside its root. */
export function sheetOf(workbook: Uint8Array): string {
  const xml = partOf(workbook, 'xl/worksheets/sheet1.xml') ?? ''
  return xml.replace(/^<worksheet[^>]*>/, '').replace(/<\/worksheet>$/, '')
}

/** Paths whose inflated bytes differ, or that stand on one side only. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const old = unzipSync(before)
  const fresh = unzipSync(after)
  const names = new Set([...Object.keys(old), ...Object.keys(fresh)])
  return [...names].filter(
    (name) => Buffer.compare(old[name] ?? new Uint8Array(1), fresh[name] ?? new Uint8Array(2)) !== 0,
  )
}
