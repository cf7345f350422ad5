import type { BaseEntry } from '#core/api/base-parcels.ts'
import type { EntryState } from '#core/base-map/entry-state.ts'
import { isBaseSource, type SourceKind } from '#core/base-map/source-kind.ts'
import type { Grant } from '../actions/authorise.ts'
import { writeCursor } from '../actions/cursor.ts'
import { countEntries, entryPage } from '../db/base-entries.ts'
import type { Service } from '../service.ts'
import { entryBodies } from './entry-view.ts'
import { keptKinds } from './keeper.ts'
import { numberCursor } from './number-cursor.ts'

export interface EntryQuery {
  readonly kind?: SourceKind | undefined
  readonly state?: EntryState | undefined
  readonly matched?: 'yes' | 'no' | undefined
  readonly parcelCode?: string | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const defaultLimit = 100

/** Lines of the lists and leads the reader keeps, newest first. */
export async function listEntries(
  service: Service,
  grant: Grant,
  { kind, state, matched, parcelCode, q, cursor, limit = defaultLimit }: EntryQuery,
): Promise<{ readonly items: BaseEntry[]; readonly nextCursor: string | null; readonly total: number }> {
  const kinds = keptKinds(grant).filter((one) => !isBaseSource(one) && (kind === undefined || one === kind))
  if (kinds.length === 0) return { items: [], nextCursor: null, total: 0 }
  const district = service.district.code
  const text = q?.trim().toLowerCase() ?? ''
  const filter = {
    district,
    kinds,
    state: state ?? null,
    matched: matched === undefined ? null : matched === 'yes',
    parcelCode: parcelCode ?? null,
    text: text === '' ? null : text,
  }
  const before = numberCursor(cursor)
  return service.database.read(async (db) => {
    const lines = await entryPage(db, filter, before, limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await entryBodies(db, district, page),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
      total: await countEntries(db, filter),
    }
  })
}
