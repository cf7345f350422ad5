import { folderOf, layoutOf, partText, relationships } from '#workbook/package/layout.ts'
import { type Parts, readParts } from '#workbook/package/parts.ts'
import { decode } from '#workbook/xml/scan.ts'
import { readNameContent } from '../model/name-content.ts'
import type { Sheet, SheetSource } from '../model/sheet.ts'
import { Workbook } from '../model/workbook.ts'
import { relationshipsPath } from './package-parts.ts'
import { type CellTables, textOfRuns } from './read-cells.ts'
import { readPeople, readThreadedComments } from './read-comments.ts'
import { readConditionalFormats, readValidations } from './read-rules.ts'
import { readSheet, sheetText } from './read-sheet.ts'
import { readStyles, type Styles } from './read-styles.ts'
import { readTable } from './read-tables.ts'
import { element, elements, isOn, type XmlElement } from './xml.ts'

/**
 * The workbook of an .xlsx. What the model does not know (pictures, print set-up, notes, rich text) stays in the parts
 * of its source, from which saving starts. Problems: workbook-damaged.
 */
export function loadWorkbook(bytes: Uint8Array): Workbook {
  return workbookOf(readParts(bytes))
}

export function workbookOf(parts: Parts): Workbook {
  const layout = layoutOf(parts)
  const folder = folderOf(layout.workbookPath)
  const related = relationships(parts, layout.relationshipsPath, folder)
  const partOfType = (type: string): string => textOf(parts, related.find((one) => one.type === type)?.target)
  const styles = readStyles(partOfType('styles'))
  const workbook = new Workbook(styles.looks[0])
  workbook.source = parts
  const lookIds = styles.looks.map((look) => workbook.looks.idOf(look))
  const strings = elements(partOfType('sharedStrings'), 'si').map(({ inner }) => textOfRuns(inner))
  const xml = textOf(parts, layout.workbookPath)
  for (const { name, path, state } of layout.sheets) {
    const sheet = workbook.addSheet(name)
    sheet.source = { parts, path }
    sheet.visibility = state === 'visible' ? 'Visible' : state === 'hidden' ? 'Hidden' : 'VeryHidden'
    fillSheet(workbook, sheet, { parts, path }, styles, { strings, lookIds })
  }
  readNames(workbook, elements(element(xml, 'definedNames')?.inner ?? '', 'definedName'))
  const active = workbook.sheets[Number(element(xml, 'workbookView')?.attributes.get('activeTab') ?? 0)]
  if (active !== undefined) workbook.activate(active)
  workbook.structureProtected = isOn(element(xml, 'workbookProtection')?.attributes.get('lockStructure'))
  workbook.customXml = related
    .filter((one) => one.type === 'customXml')
    .map(({ target }) => ({ id: customXmlId(parts, target), xml: textOf(parts, target) }))
  readProperties(workbook, textOf(parts, 'docProps/custom.xml'))
  return workbook
}

function fillSheet(
  workbook: Workbook,
  sheet: Sheet,
  { parts, path }: SheetSource,
  styles: Styles,
  tables: CellTables,
): void {
  const text = sheetText(textOf(parts, path))
  readSheet(sheet, text, tables)
  sheet.formats = readConditionalFormats(text.tail, styles.conditional, () => {
    return `{00000000-000E-0000-0000-${workbook.newNumber().toString(16).toUpperCase().padStart(12, '0')}}`
  })
  sheet.validations = readValidations(text.tail)
  const related = relationships(parts, relationshipsPath(path), folderOf(path))
  for (const { type, target } of related) {
    const table = type === 'table' ? readTable(textOf(parts, target), sheet.id) : null
    if (table !== null) sheet.tables.push(table)
    if (type === 'threadedComment')
      sheet.comments.push(...readThreadedComments(textOf(parts, target), sheet.id, people(parts)))
  }
}

function people(parts: Parts): ReadonlyMap<string, string> {
  const path = [...parts.keys()].find((name) => /(^|\/)persons\/[^/]+\.xml$/.test(name))
  return readPeople(textOf(parts, path))
}

function textOf(parts: Parts, path: string | undefined): string {
  return path === undefined ? '' : (partText(parts, path) ?? '')
}

/** Print areas and other names that Excel keeps for itself begin with _xlnm and are no names to a user. */
function readNames(workbook: Workbook, names: readonly XmlElement[]): void {
  for (const { attributes, inner } of names) {
    const name = attributes.get('name') ?? ''
    if (name.startsWith('_xlnm')) continue
    const local = attributes.get('localSheetId')
    const store = local === undefined ? workbook.names : workbook.sheets[Number(local)]?.names
    store?.set({
      name,
      content: readNameContent(workbook, `=${decode(inner)}`),
      visible: !isOn(attributes.get('hidden')),
      comment: attributes.get('comment') ?? '',
    })
  }
}

function customXmlId(parts: Parts, path: string): string {
  const properties = relationships(parts, relationshipsPath(path), folderOf(path))[0]?.target
  return element(textOf(parts, properties), 'datastoreItem')?.attributes.get('ds:itemID') ?? `{${path}}`
}

function readProperties(workbook: Workbook, xml: string): void {
  for (const { attributes, inner } of elements(xml, 'property')) {
    const [, type = '', text = ''] = /<vt:(\w+)>([\s\S]*?)<\/vt:/.exec(inner) ?? []
    const value = type === 'bool' ? text === 'true' : /^(i4|r8|int)$/.test(type) ? Number(text) : decode(text)
    workbook.properties.set(attributes.get('name') ?? '', value)
  }
}
