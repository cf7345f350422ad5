import type { FindingLevel } from '#core/form/field-finding.ts'
import { joinAreas, markOrder } from '../mark-look.ts'
import { letOthersWork } from '../pause.ts'
import type { SheetId, SheetMarks } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { addMark } from './mark-format.ts'
import { type MarkedSheet, markedSheets } from './marked-sheets.ts'
import { officeCode } from './office-error.ts'
import { rangeAt } from './range-at.ts'
import { needs } from './requirements.ts'

/** Our tints on the user's sheets: conditional formats, so that nothing of the user's own is touched. */
export interface Marks {
  /** Replaces ours on these sheets; answers those that refuse formats. Sheets that are gone are passed over. */
  readonly set: (marks: readonly SheetMarks[]) => Promise<readonly SheetId[]>
  /** Takes ours off every sheet, those of an earlier session too. */
  readonly clear: () => Promise<void>
}

/** Conditional formats of one batch: below ExcelApi 1.9 every area has one of its own. */
const mostFormats = 300

/** getRanges takes texts of up to 8,192 characters. */
const longestAddress = 8000

type Step = { readonly remove: string } | { readonly add: FindingLevel; readonly address: string }

export function createMarks(batches: Batches, level: number): Marks {
  /** What was last put on each sheet: the same again is not written, because every write ends what the user can undo. */
  const last = new Map<SheetId, string>()

  const bring = async (sheet: MarkedSheet, additions: readonly Step[]): Promise<'done' | 'refused' | 'stale'> => {
    const wanted = JSON.stringify(additions)
    if (sheet.ours.length === additions.length && (additions.length === 0 || last.get(sheet.id) === wanted)) {
      return 'done'
    }
    if (sheet.refuses) return 'refused'
    last.delete(sheet.id)
    // From the end: Excel numbers its rules, and those before one that goes keep their number.
    const removals = sheet.ours.map((id) => ({ remove: id })).reverse()
    const outcome = await apply(batches, sheet.id, [...removals, ...additions])
    if (outcome === 'done') last.set(sheet.id, wanted)
    return outcome
  }
  return {
    set: async (marks) => {
      const refused: SheetId[] = []
      let rest = marks
      // A second look where a rule vanished between looking and replacing.
      for (let looks = 0; looks < 2 && rest.length > 0; looks += 1) {
        const stale = new Set<SheetId>()
        for (const sheet of await markedSheets(batches, new Set(rest.map((one) => one.sheet)))) {
          const areas = rest.find((one) => one.sheet === sheet.id)?.areas
          const outcome = areas === undefined ? 'done' : await bring(sheet, additionsOf(areas, level))
          if (outcome === 'refused') refused.push(sheet.id)
          if (outcome === 'stale') stale.add(sheet.id)
        }
        rest = rest.filter((one) => stale.has(one.sheet))
      }
      return refused
    },
    clear: async () => {
      for (const sheet of await markedSheets(batches, null)) await bring(sheet, [])
    },
  }
}

function additionsOf(areas: SheetMarks['areas'], level: number): readonly Step[] {
  return markOrder.flatMap((of) => {
    const addresses = level >= needs.rangeAreas ? joinAreas(areas[of], longestAddress) : areas[of]
    return addresses.map((address) => ({ add: of, address }))
  })
}

async function apply(batches: Batches, id: SheetId, steps: readonly Step[]): Promise<'done' | 'refused' | 'stale'> {
  try {
    for (let done = 0; done < steps.length; done += mostFormats) {
      await batches.run((context) => applySome(context, id, steps.slice(done, done + mostFormats)))
      await letOthersWork()
    }
    return 'done'
  } catch (error) {
    const code = officeCode(error)
    if (code === 'AccessDenied') return 'refused'
    if (code === 'ItemNotFound') return 'stale'
    throw error
  }
}

async function applySome(context: Excel.RequestContext, id: SheetId, steps: readonly Step[]): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(id)
  const all = rangeAt(sheet).conditionalFormats
  for (const step of steps) {
    if ('remove' in step) all.getItem(step.remove).delete()
    // Several areas are only given where the host knows RangeAreas.
    else if (step.address.includes(',')) addMark(sheet.getRanges(step.address).untrack().conditionalFormats, step.add)
    else addMark(rangeAt(sheet, step.address).conditionalFormats, step.add)
  }
  await context.sync()
}
