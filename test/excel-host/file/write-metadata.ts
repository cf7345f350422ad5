import { strToU8 } from 'fflate'
import { addContentType, addRelationship, freePath } from '#workbook/package/add.ts'
import { folderOf, layoutOf, partText, relationships } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import { escapeXml } from '#workbook/xml/escape.ts'
import type { Workbook } from '../model/workbook.ts'
import { namespaceOf } from '../protocol/types/custom-xml.ts'
import { addPart, relationshipsPath, removeEntry, removePart } from './package-parts.ts'

const customXmlNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
const propertiesPath = 'docProps/custom.xml'

/** Custom XML parts that came, went or changed. Parts of the file are known by their place in its list. */
export function writeCustomXml(parts: Parts, before: Workbook, after: Workbook): void {
  const { workbookPath, relationshipsPath: owner } = layoutOf(parts)
  const related = relationships(parts, owner, folderOf(workbookPath)).filter(({ type }) => type === 'customXml')
  for (const [index, { id }] of before.customXml.entries()) {
    const file = related[index]
    const now = after.customXml.find((part) => part.id === id)
    if (file === undefined) continue
    if (now === undefined) {
      removeEntry(parts, owner, 'Relationship', 'Id', file.id)
      for (const { target } of relationships(parts, relationshipsPath(file.target), folderOf(file.target)))
        removePart(parts, target)
      removePart(parts, file.target)
    } else if (now.xml !== before.customXml[index]?.xml) parts.set(file.target, strToU8(now.xml))
  }
  const added = after.customXml.filter((part) => !before.customXml.some(({ id }) => id === part.id))
  for (const { id, xml } of added) addCustomXml(parts, workbookPath, id, xml)
}

function addCustomXml(parts: Parts, workbookPath: string, id: string, xml: string): void {
  const path = freePath(parts, (number) => `customXml/item${number}.xml`)
  const uri = escapeXml(namespaceOf(xml) ?? '')
  const properties = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${customXmlNamespace}"><ds:schemaRefs><ds:schemaRef ds:uri="${uri}"/></ds:schemaRefs></ds:datastoreItem>`
  parts.set(path, strToU8(xml))
  addRelationship(parts, relationshipsPath(workbookPath), 'customXml', `/${path}`)
  addPart(parts, path, {
    path: path.replace('item', 'itemProps'),
    xml: properties,
    contentType: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    type: 'customXmlProps',
  })
}

/** Custom document properties, when they changed. */
export function writeProperties(parts: Parts, before: Workbook, after: Workbook): void {
  if (JSON.stringify([...before.properties]) === JSON.stringify([...after.properties])) return
  const isNew = partText(parts, propertiesPath) === null
  const entries = [...after.properties].map(([name, value], index) => {
    const type = typeof value === 'number' ? 'r8' : typeof value === 'boolean' ? 'bool' : 'lpwstr'
    const format = 'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"'
    return `<property ${format} pid="${index + 2}" name="${escapeXml(name)}"><vt:${type}>${escapeXml(String(value))}</vt:${type}></property>`
  })
  const namespace = 'http://schemas.openxmlformats.org/officeDocument/2006'
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${namespace}/custom-properties" xmlns:vt="${namespace}/docPropsVTypes">${entries.join('')}</Properties>`
  parts.set(propertiesPath, strToU8(xml))
  if (!isNew) return
  addContentType(parts, propertiesPath, 'application/vnd.openxmlformats-officedocument.custom-properties+xml')
  addRelationship(parts, '_rels/.rels', 'custom-properties', propertiesPath)
}
