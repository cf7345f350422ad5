import type { SyncParts } from '#addin/sync/push.ts'
import type { CellValue } from '#core/form/field.ts'
import { sameCell } from '#core/record/merge.ts'

/* What a pane cannot know to be somebody's edit: it has noted nothing of what the line rests on or had been given. */

type OfNobody = (key: string, field: string, value: CellValue | null) => boolean

/** Tells cells that were just filled or emptied, by what they say now. */
export function writtenByNobody(parts: SyncParts): OfNobody {
  return (key, field, value) => {
    if (value === null && restsOnNothing(parts, key)) return true
    // The machine stopped before it noted that what is owed was written: what stood there before looks untouched.
    const { owed = {}, cells = {} } = parts.book.snapshot(key) ?? {}
    return field in owed && sameCell(cells[field], value)
  }
}

/** Tells cells that are empty when a workbook is opened, by what they said before. */
export function emptiedByNobody(parts: SyncParts): OfNobody {
  return (key, field, was) => {
    // The machine stopped before it noted that the value was written: nobody can tell that it had been there.
    const { owed = {} } = parts.book.snapshot(key) ?? {}
    return restsOnNothing(parts, key) || (field in owed && sameCell(owed[field], was))
  }
}

/** Nobody knows what the row's line rests on. */
function restsOnNothing({ pending, book }: SyncParts, key: string): boolean {
  return pending.baseOf(book, key) === 0
}
