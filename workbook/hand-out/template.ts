import { addressOf } from '../address.ts'
import { loadWorkbook } from '../load.ts'
import { type FormFound, locateForms } from '../locate/forms.ts'
import type { WorkbookMeta } from '../meta.ts'
import { metaOfParts } from '../meta-parts.ts'
import { layoutOf, partText } from '../package/layout.ts'
import { type Parts, readParts } from '../package/parts.ts'
import { lookAt } from './cells.ts'

type TemplateSheet = 'paper' | 'firms' | 'guide'

type Place<Layout> = FormFound & { readonly layout: Layout }

/** A blank 一地一表 that was read once, so that thousands can be made from it. */
export interface HandOutTemplate {
  readonly parts: Parts
  readonly meta: WorkbookMeta
  readonly paper: Place<'paper'>
  readonly firms: Place<'table'>
  /** Parts of the sheets of both forms, and of 填表说明. */
  readonly paths: Readonly<Record<TemplateSheet, string>>
  /** Look of a cell of one of them, looked up once. */
  readonly lookOf: (sheet: TemplateSheet, address: string) => number
  /** Last row of the firms' table that was made ready. */
  readonly lastFirmRow: number
  /** Ground of cells that are shown only, and a cell to be filled. */
  readonly shownLook: number
  readonly inputLook: number
}

/** @throws RangeError when it is not our blank 一地一表 */
export async function openHandOutTemplate(bytes: Uint8Array): Promise<HandOutTemplate> {
  const parts = readParts(bytes)
  const meta = metaOfParts(parts)
  const loaded = await loadWorkbook(bytes, [...parts.keys()])
  const found = locateForms(loaded.grids, loaded.names)
  const paper = found.find((place) => place.form === 'parcel-self-assessment')
  const firms = found.find((place) => place.form === 'enterprise-information')
  if (meta === null || paper?.layout !== 'paper' || firms?.layout !== 'table') {
    throw new RangeError('not the template of 一地一表')
  }
  const { sheets } = layoutOf(parts)
  const pathOf = (name: string): string => sheets.find((sheet) => sheet.name === name)?.path ?? ''
  const paths = { paper: pathOf(paper.grid.name), firms: pathOf(firms.grid.name), guide: pathOf('填表说明') }
  const key = loaded.names.find(({ name, sheet }) => name === 'f_uscc' && sheet === firms.grid.name)
  const lookOf = looksOf(parts, paths)
  const look = (field: string): number => {
    const cell = paper.paper.get(field)
    return cell === undefined ? 0 : lookOf('paper', addressOf(cell.row, cell.column))
  }
  return {
    parts,
    meta,
    paper,
    firms,
    paths,
    lookOf,
    lastFirmRow: key?.area.last.row ?? firms.table.headingRow,
    shownLook: look('farCurrent'),
    inputLook: look('idleDetermined'),
  }
}

function looksOf(parts: Parts, paths: HandOutTemplate['paths']): HandOutTemplate['lookOf'] {
  const text = (sheet: TemplateSheet): string => partText(parts, paths[sheet]) ?? ''
  const texts = { paper: text('paper'), firms: text('firms'), guide: text('guide') }
  const known = new Map<string, number>()
  return (sheet, address) => {
    const key = `${sheet} ${address}`
    const look = known.get(key) ?? lookAt(texts[sheet], address)
    known.set(key, look)
    return look
  }
}
