import {
  memberOf,
  type WpsApplication,
  type WpsListener,
  type WpsSheet,
  type WpsWorkbook,
} from '#addin/host/wps/jsapi.ts'
import { absoluteText, parseArea, sheetPrefix, wholeSheet } from '../excel-host/model/area.ts'
import { writeCells } from '../excel-host/model/cells.ts'
import type { DefinedName } from '../excel-host/model/defined-name.ts'
import { readNameContent } from '../excel-host/model/name-content.ts'
import type { Sheet } from '../excel-host/model/sheet.ts'
import { renameSheet, showSheet } from '../excel-host/model/sheets.ts'
import { addTable } from '../excel-host/model/tables.ts'
import type { Workbook } from '../excel-host/model/workbook.ts'
import { createRange, itemAt } from './range.ts'
import { type Dress, dressFor, type Shape, type Trouble } from './shape.ts'

/** One simulated WPS 表格 with one workbook, and the person before it. */
export interface SimulatedWps {
  readonly application: WpsApplication
  readonly workbook: Workbook
  readonly trouble: Trouble
  /** Types into a cell of a sheet. */
  readonly type: (sheet: string, address: string, text: string) => void
}

/** @param without members that this build does not have */
export function createWps(workbook: Workbook, shape: Shape, without: readonly string[] = []): SimulatedWps {
  const trouble: Trouble = { editing: false }
  const dress = dressFor(shape, without, trouble)
  const listeners: { readonly event: string; readonly listener: WpsListener }[] = []
  workbook.listen((told) => {
    if (told.kind !== 'cells-changed' && told.kind !== 'selected') return
    const name = told.kind === 'selected' ? 'SheetSelectionChange' : 'SheetChange'
    const range = createRange(workbook, told.sheet, [told.area], dress)
    for (const { event, listener } of listeners) {
      if (event === name) listener(createSheet(workbook, told.sheet, dress), range)
    }
  })
  const application = dress<WpsApplication>({
    Version: { read: () => '12.1.0.0' },
    ActiveWorkbook: { read: () => createWorkbook(workbook, dress) },
    ApiEvent: {
      read: () => dress({ AddApiEventListener: (event: string, listener) => listeners.push({ event, listener }) }),
    },
  })
  const type: SimulatedWps['type'] = (name, address, text) => {
    const sheet = workbook.sheet(name)
    const area = parseArea(address)
    if (sheet !== undefined && area !== null) writeCells(workbook, sheet, area, () => text)
  }
  return { application, workbook, trouble, type }
}

function createWorkbook(workbook: Workbook, dress: Dress): WpsWorkbook {
  const sheetOf = (sheet: Sheet): WpsSheet => createSheet(workbook, sheet, dress)
  return dress<WpsWorkbook>({
    Name: { read: () => workbook.name },
    ProtectStructure: { read: () => workbook.structureProtected },
    ActiveSheet: { read: () => sheetOf(workbook.active) },
    Worksheets: {
      read: () =>
        dress<WpsWorkbook['Worksheets']>({
          ...counted(workbook.sheets, sheetOf),
          Add: () => {
            const added = workbook.addSheet(`Sheet${workbook.sheets.length + 1}`)
            workbook.activate(added)
            return sheetOf(added)
          },
        }),
    },
    Names: {
      read: () => {
        const own = workbook.names.all().map((name) => nameOf(workbook, '', name, dress))
        const local = workbook.sheets.flatMap((sheet) =>
          sheet.names.all().map((name) => nameOf(workbook, `${sheetPrefix(sheet.name)}!`, name, dress)),
        )
        return dress(counted([...own, ...local], (name) => name))
      },
    },
    CustomXMLParts: {
      read: () =>
        dress({
          Add: (xml: string) => workbook.customXml.push({ id: `{${workbook.newNumber()}}`, xml }),
          SelectByNamespace: (namespace: string) =>
            dress(
              counted(
                workbook.customXml.filter(({ xml }) => xml.includes(`"${namespace}"`)),
                (part) =>
                  dress<{ readonly XML: string; readonly Delete: () => void }>({
                    XML: { read: () => part.xml },
                    Delete: () => {
                      workbook.customXml = workbook.customXml.filter((one) => one !== part)
                    },
                  }),
              ),
            ),
        }),
    },
    Activate: () => {},
  })
}

const states = { Visible: -1, Hidden: 0, VeryHidden: 2 } as const

function createSheet(workbook: Workbook, sheet: Sheet, dress: Dress): WpsSheet {
  const rangeOf = (text: string) => {
    const areas = text.split(',').flatMap((part) => parseArea(part) ?? [])
    return createRange(workbook, sheet, areas, dress)
  }
  const used = () => sheet.usedArea(false) ?? { top: 0, left: 0, bottom: 0, right: 0 }
  return dress<WpsSheet>({
    Name: { read: () => sheet.name, write: (name) => renameSheet(workbook, sheet, name) },
    Visible: {
      read: () => states[sheet.visibility],
      write: (state) => {
        const to = state === 2 ? 'VeryHidden' : state === 0 ? 'Hidden' : 'Visible'
        if (!showSheet(workbook, sheet, to)) throw new Error('1004')
      },
    },
    Parent: { read: () => createWorkbook(workbook, dress) },
    ProtectContents: { read: () => sheet.protection !== null },
    Protection: {
      read: () => dress({ AllowFormattingCells: { read: () => sheet.protection?.allowed.has('allowFormatCells') } }),
    },
    UsedRange: { read: () => createRange(workbook, sheet, [used()], dress) },
    Cells: { read: () => createRange(workbook, sheet, [wholeSheet], dress) },
    Names: {
      read: () =>
        dress({
          Add: (name: string, refersTo: string, visible: boolean) =>
            sheet.names.set({ name, content: readNameContent(workbook, refersTo), visible, comment: '' }),
        }),
    },
    ListObjects: {
      read: () =>
        dress<NonNullable<WpsSheet['ListObjects']>>({
          ...counted(sheet.tables, (table) => ({
            Delete: () => {
              sheet.tables = sheet.tables.filter((one) => one !== table)
            },
          })),
          Add: (_, range) => {
            const table = addTable(workbook, sheet, parseArea(memberOf(range, 'Address')) ?? used(), true)
            return dress({
              TableStyle: {
                write: (style) => {
                  table.style = style
                },
              },
            })
          },
        }),
    },
    Range: rangeOf,
    Activate: () => workbook.activate(sheet),
  })
}

function nameOf(workbook: Workbook, prefix: string, name: DefinedName, dress: Dress) {
  const refersTo = (): string => {
    const place = workbook.areaOf(name)
    if (place !== null) return `=${sheetPrefix(place.sheet.name)}!${absoluteText(place.area)}`
    return name.content.kind === 'formula' ? name.content.text : '=#REF!'
  }
  return dress<{ readonly Name: string; readonly RefersTo: string }>({
    Name: { read: () => `${prefix}${name.name}` },
    RefersTo: { read: refersTo },
  })
}

function counted<T, M>(items: readonly T[], make: (item: T) => M) {
  return { Count: { read: () => items.length }, Item: (index: number) => make(itemAt(items, index)) }
}
