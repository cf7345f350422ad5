import type { FindingLevel } from '#core/form/field-finding.ts'
import { isOurFormula, joinAreas, markColours, markFormula, markOrder } from '../mark-look.ts'
import { letOthersWork } from '../pause.ts'
import type { SheetId, SheetMarks } from '../spreadsheet.ts'
import type { Book } from './book.ts'
import type { Calls } from './calls.ts'
import { itemsOf, memberIfAny, memberOf, type WpsFormatCondition, type WpsSheet } from './jsapi.ts'
import { protectionOf } from './outline.ts'
import { colourNumber } from './values.ts'

/** Our tints: conditional formats that their formula tells apart, so that nothing of the user's own is touched. */
export interface Marks {
  readonly set: (marks: readonly SheetMarks[]) => Promise<readonly SheetId[]>
  readonly clear: () => Promise<void>
}

const xlExpression = 2
/** Range takes texts of up to 255 characters. */
const longestAddress = 250

const nothing: SheetMarks['areas'] = { error: [], warning: [], info: [] }

export function createMarks(calls: Calls, book: Book): Marks {
  /** The same again is not written: it would end what the user can undo. */
  const last = new Map<SheetId, string>()
  const bring = async (id: SheetId, areas: SheetMarks['areas']): Promise<boolean> => {
    const wanted = JSON.stringify(areas)
    const isDone = await calls.run(() => last.get(id) === wanted || apply(book.sheet(id), areas))
    if (isDone) last.set(id, wanted)
    await letOthersWork()
    return isDone
  }
  return {
    set: async (marks) => {
      const refused: SheetId[] = []
      for (const { sheet, areas } of marks) if (!(await bring(sheet, areas))) refused.push(sheet)
      return refused
    },
    clear: async () => {
      last.clear()
      for (const id of await calls.run(() => book.sheets().map((sheet) => memberOf(sheet, 'Name')))) {
        await bring(id, nothing)
      }
    },
  }
}

/** Whether this build has what marks need. */
export function takesMarks(sheet: WpsSheet): boolean {
  const formats = memberOf(memberOf(sheet, 'Cells'), 'FormatConditions')
  return typeof formats.Add === 'function' && typeof memberOf(formats, 'Count') === 'number'
}

/** False when the sheet refuses formats, or WPS would not let us find our own again. */
function apply(sheet: WpsSheet | null, areas: SheetMarks['areas']): boolean {
  if (sheet === null) return true
  const before = ours(sheet)
  const additions = markOrder.flatMap((of) => joinAreas(areas[of], longestAddress).map((address) => ({ of, address })))
  if (before.length + additions.length === 0) return true
  if (protectionOf(sheet) === 'full') return false
  for (const format of [...before].reverse()) format.Delete()
  const added = additions.map(({ of, address }) => add(sheet, of, address))
  if (ours(sheet).length === added.length) return true
  for (const format of added) format.Delete()
  return false
}

function add(sheet: WpsSheet, level: FindingLevel, address: string): WpsFormatCondition {
  const formats = memberOf(sheet.Range(address), 'FormatConditions')
  const format = formats.Add(xlExpression, undefined, markFormula(level))
  memberOf(format, 'Interior').Color = colourNumber(markColours[level].fill)
  memberOf(format, 'Font').Color = colourNumber(markColours[level].font)
  format.SetFirstPriority?.()
  return format
}

function ours(sheet: WpsSheet): readonly WpsFormatCondition[] {
  return itemsOf(memberOf(memberOf(sheet, 'Cells'), 'FormatConditions')).filter(
    (format) =>
      memberIfAny(format, 'Type') === xlExpression && isOurFormula(String(memberIfAny(format, 'Formula1') ?? '')),
  )
}
