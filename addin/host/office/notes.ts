import { parseAddress } from '#workbook/address.ts'
import type { CellNote, SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { officeCode } from './office-error.ts'
import { allowsObjects, toldProtection } from './protection.ts'
import { rangeAt } from './range-at.ts'

/** Our comments at the user's cells. */
export interface Notes {
  /** Replaces ours. A cell with a comment of the user's, and a sheet that takes none, goes without. */
  readonly set: (notes: readonly CellNote[]) => Promise<void>
}

/** What our comments begin with; they bear the user's name, as everything an add-in writes. */
const prefix = '【体检】'

interface Existing {
  readonly comment: Excel.Comment
  readonly place: string
  readonly isOurs: boolean
}

/** Cells that refuse, each found by a batch of its own; so many are put up with. */
const mostRefusals = 20

export function createNotes(batches: Batches): Notes {
  /** Whether there may be some of ours: an earlier session may have left them. */
  let mayExist = true
  return {
    set: async (notes) => {
      if (notes.length === 0 && !mayExist) return
      let wanted = notes
      for (let refusals = 0; refusals <= mostRefusals; refusals += 1) {
        const missing = await removeOthers(batches, wanted)
        // The batch ended at the first that is still missing.
        if (refusals > 0) wanted = wanted.filter((note) => note !== missing[0])
        if (await addAll(batches, refusals > 0 ? missing.slice(1) : missing)) break
      }
      mayExist = notes.length > 0
    },
  }
}

/** Removes those of ours that are not wanted, and answers the notes that are still to be added. */
async function removeOthers(batches: Batches, notes: readonly CellNote[]): Promise<readonly CellNote[]> {
  return await batches.run(async (context) => {
    const { comments, worksheets } = context.workbook
    worksheets.load('items/id')
    comments.load('items/content')
    await context.sync()
    for (const sheet of worksheets.items) toldProtection(sheet)
    const located = comments.items.map(locate)
    await context.sync()
    const open = new Set(worksheets.items.filter(allowsObjects).map((sheet) => sheet.id))
    const existing = located.map(existingOf)
    const wanted = new Map(notes.map((note) => [placeOf(note.sheet, note.cell), note]))
    const staying = existing.filter(({ comment, place, isOurs }) => {
      const note = wanted.get(place)
      return !isOurs || (note !== undefined && comment.content === prefix + note.text)
    })
    for (const one of existing) if (!staying.includes(one)) one.comment.delete()
    await context.sync()
    const taken = new Set(staying.map((one) => one.place))
    return notes.filter(({ sheet, cell }) => open.has(sheet) && !taken.has(placeOf(sheet, cell)))
  })
}

function locate(comment: Excel.Comment) {
  const range = comment.getLocation().untrack()
  range.load('address')
  range.worksheet.load('id')
  comment.replies.load('items/id')
  return { comment, range }
}

/** One that the user answered belongs to the conversation and stays. */
function existingOf({ comment, range }: ReturnType<typeof locate>): Existing {
  const isOurs = comment.content.startsWith(prefix) && comment.replies.items.length === 0
  const cell = range.address.slice(range.address.lastIndexOf('!') + 1)
  return { comment, place: placeOf(range.worksheet.id, cell), isOurs }
}

/** The first cell counts: a merged area has its comment there. */
function placeOf(sheet: SheetId, cell: string): string {
  const place = parseAddress(cell.split(':')[0] ?? '')
  return `${sheet} ${place?.row} ${place?.column}`
}

/** False when a cell took none: old notes, which office.js does not tell us of, keep a comment out. */
async function addAll(batches: Batches, notes: readonly CellNote[]): Promise<boolean> {
  if (notes.length === 0) return true
  try {
    await batches.run(async (context) => {
      for (const { sheet, cell, text } of notes) {
        const range = rangeAt(context.workbook.worksheets.getItem(sheet), cell)
        context.workbook.comments.add(range, prefix + text)
      }
      await context.sync()
    })
    return true
  } catch (error) {
    if (officeCode(error) === null) throw error
    return false
  }
}
