import type { Kysely } from 'kysely'
import type { FilingEvent } from '#core/filing/event.ts'
import type { Filing } from '#core/filing/filing.ts'
import { foldFiling } from '#core/filing/fold.ts'
import type { Cells } from '#core/form/form.ts'
import type { LayerFields } from '#core/record/layer.ts'
import type { FilingDeclarationTable, FilingEventTable } from '../db/filing-tables.ts'
import { declarationsOf, eventsOf } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'

/** One filing as its records make it. */
export interface LoadedFiling {
  readonly id: string
  readonly lines: readonly FilingEventTable[]
  readonly events: readonly FilingEvent[]
  readonly filing: Filing
  readonly declarations: readonly FilingDeclarationTable[]
}

/** Null when there is no such filing. */
export async function loadFiling(db: Kysely<Schema>, district: string, id: string): Promise<LoadedFiling | null> {
  const lines = await eventsOf(db, district, id)
  if (lines.length === 0) return null
  const events = lines.map(({ event }) => JSON.parse(event) as FilingEvent)
  return { id, lines, events, filing: foldFiling(events), declarations: await declarationsOf(db, district, id) }
}

/** Revision of the 申请表 as it stands. */
export function revisionOf({ declarations }: LoadedFiling): number {
  return declarations.at(-1)?.revision ?? 0
}

/** The 申请表 as it stood at a revision; as it stands now without one. */
export function cellsAt({ declarations }: LoadedFiling, revision = Number.POSITIVE_INFINITY): Cells {
  const cells: Record<string, Cells[string]> = {}
  for (const declaration of declarations) {
    if (declaration.revision > revision) break
    for (const [field, value] of Object.entries(JSON.parse(declaration.fields) as LayerFields)) {
      if (value === null) delete cells[field]
      else cells[field] = value
    }
  }
  return cells
}
