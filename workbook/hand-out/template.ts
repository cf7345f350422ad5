import { addressOf } from '../address.ts'
import { loadWorkbook } from '../load.ts'
import { type FormFound, locateForms } from '../locate/forms.ts'
import type { WorkbookMeta } from '../meta.ts'
import { metaOfParts } from '../meta-parts.ts'
import { layoutOf, partText } from '../package/layout.ts'
import { type Parts, readParts } from '../package/parts.ts'
import { lookAt } from './cells.ts'

type TemplateSheet = 'parcels' | 'firms' | 'guide'

type Place<Layout> = FormFound & { readonly layout: Layout }

/** A blank 一地一表 or 街镇台账 that was read once, so that thousands can be made from it. */
export interface HandOutTemplate {
  readonly parts: Parts
  readonly meta: WorkbookMeta
  /** A paper form for one parcel, or a table for many. */
  readonly parcels: Place<'paper'> | Place<'table'>
  readonly firms: Place<'table'>
  /** Parts of the sheets of both forms, and of 填表说明. */
  readonly paths: Readonly<Record<TemplateSheet, string>>
  /** Look of a cell of one of them, looked up once. */
  readonly lookOf: (sheet: TemplateSheet, address: string) => number
  /** Last rows of the tables that were made ready; 0 of a paper form. */
  readonly lastRows: { readonly parcels: number; readonly firms: number }
  /** Ground of cells that are shown only, and a cell to be filled. */
  readonly shownLook: number
  readonly inputLook: number
}

/** @throws RangeError when it is not our blank 一地一表 or 街镇台账 */
export async function openHandOutTemplate(bytes: Uint8Array): Promise<HandOutTemplate> {
  const parts = readParts(bytes)
  const meta = metaOfParts(parts)
  const loaded = await loadWorkbook(bytes, [...parts.keys()])
  const found = locateForms(loaded.grids, loaded.names)
  const parcels = found.find((place) => place.form === 'parcel-self-assessment')
  const firms = found.find((place) => place.form === 'enterprise-information')
  if (meta === null || parcels === undefined || firms?.layout !== 'table') {
    throw new RangeError('not a template to hand out')
  }
  const { sheets } = layoutOf(parts)
  const pathOf = (name: string): string => sheets.find((sheet) => sheet.name === name)?.path ?? ''
  const paths = { parcels: pathOf(parcels.grid.name), firms: pathOf(firms.grid.name), guide: pathOf('填表说明') }
  const lastRow = (name: string, sheet: string): number =>
    loaded.names.find((one) => one.name === name && one.sheet === sheet)?.area.last.row ?? 0
  const lookOf = looksOf(parts, paths)
  const look = (field: string): number => {
    const cell = firstPlace(parcels, field)
    return cell === null ? 0 : lookOf('parcels', cell)
  }
  return {
    parts,
    meta,
    parcels,
    firms,
    paths,
    lookOf,
    lastRows: {
      parcels: parcels.layout === 'paper' ? 0 : lastRow('f_parcelCode', parcels.grid.name),
      firms: lastRow('f_uscc', firms.grid.name),
    },
    shownLook: look('farCurrent'),
    inputLook: look('idleDetermined'),
  }
}

/** The cell of a field on the paper form, or in the first row of the table. */
function firstPlace(place: HandOutTemplate['parcels'], field: string): string | null {
  if (place.layout === 'paper') {
    const cell = place.paper.get(field)
    return cell === undefined ? null : addressOf(cell.row, cell.column)
  }
  const column = place.table.columns.get(field)
  return column === undefined ? null : addressOf(place.table.headingRow + 1, column)
}

function looksOf(parts: Parts, paths: HandOutTemplate['paths']): HandOutTemplate['lookOf'] {
  const text = (sheet: TemplateSheet): string => partText(parts, paths[sheet]) ?? ''
  const texts = { parcels: text('parcels'), firms: text('firms'), guide: text('guide') }
  const known = new Map<string, number>()
  return (sheet, address) => {
    const key = `${sheet} ${address}`
    const look = known.get(key) ?? lookAt(texts[sheet], address)
    known.set(key, look)
    return look
  }
}
