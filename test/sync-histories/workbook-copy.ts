import { notedRevisions } from '#addin/sync/noted-revisions.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { ReadResult } from '#workbook/read-result.ts'
import type { Device } from './device.ts'
import { filledRows, ledger } from './sheet.ts'
import { sameSheets } from './typed.ts'

/** A workbook as somebody keeps it: its filled rows and the revisions it rests on. */
export type Copy = ReadResult

/**
 * The workbook as it would be saved now. The file page notes revisions whenever it saves; in Excel they are noted after
 * a sync, and people save when they like.
 */
export function copyOf({ name, open, typed }: Device): Copy {
  const { result } = open.host.model
  const asked = (form: FormId): readonly string[] =>
    Object.keys(result.regions.find((region) => region.form === form)?.columns ?? {})
  const columns = {
    'parcel-self-assessment': asked('parcel-self-assessment'),
    'enterprise-information': asked('enterprise-information'),
  }
  const noted = isExcel(name) ? (open.noted ?? []) : notedRevisions(open.parts)
  // Where nothing was synced a note stays as it is.
  const revisions = noted.length > 0 ? noted : (result.meta?.revisions ?? [])
  const copy = ledger(columns, filledRows(open.host.model), revisions)
  typed.save(copy)
  return copy
}

function isExcel(name: string): boolean {
  return /[02468]$/.test(name)
}

/** The same workbook without the note of what its lines rest on. */
export function unnoted(copy: Copy): Copy {
  const { meta } = copy
  const bare = { ...copy, meta: meta === null ? null : { ...meta, revisions: [] } }
  sameSheets(copy, bare)
  return bare
}
