import type { CellValue } from '#core/form/field.ts'
import type { WorkbookRow } from '#workbook/read-result.ts'
import { type CellChange, type Host, type Place, placeKey } from '../host/host.ts'
import type { SnapshotRow } from '../storage/stored.ts'

/** A row of the server with what of it goes into the sheet. */
export interface IncomingRow {
  /** The row as the server has it now. */
  readonly snapshot: SnapshotRow
  /** As it was last seen; null the first time. */
  readonly before: SnapshotRow | null
  /** Where it stands in the workbook, null when it has no line there. */
  readonly row: WorkbookRow | null
  /** Fields to be written. */
  readonly incoming: Readonly<Record<string, CellValue | null>>
  /** Fields that came in on an edit made here. */
  readonly colliding: readonly string[]
}

export interface TakenIn {
  readonly snapshots: readonly SnapshotRow[]
  /** Cells that the sheet refused: protected, locked, gone. */
  readonly unwritten: number
}

/** The row as it is known until its incoming values are in the sheet: they are owed. */
export function stillOwed({ snapshot, before, incoming, colliding, row }: IncomingRow): SnapshotRow {
  return row === null ? snapshot : owing(snapshot, before, [...Object.keys(incoming), ...colliding])
}

/**
 * Writes what came in. A row with a cell that could not be written, or that was edited here meanwhile, stays known at its
 * old revision, and the cell at its old value: what is sent of it later is compared with what the user has seen, and the value is offered again.
 */
export async function takeIn(host: Host, rows: readonly IncomingRow[]): Promise<TakenIn> {
  const changes = rows.flatMap(({ snapshot, row, incoming }) =>
    row === null ? [] : Object.entries(incoming).map(([field, value]) => change(snapshot, row, field, value)),
  )
  const outcome = changes.length === 0 ? { refused: [] } : await host.write(changes)
  const refused = new Set(outcome.refused.map((place: Place) => placeKey(place)))
  const snapshots = rows.map(({ snapshot, before, row, incoming, colliding }) => {
    if (row === null) return snapshot
    const { form } = snapshot
    const unwritten = Object.keys(incoming).filter((field) => refused.has(placeKey({ form, row: row.id, field })))
    return owing(snapshot, before, [...unwritten, ...colliding])
  })
  return { snapshots, unwritten: refused.size }
}

/** The row with the fields as they were before: what came in for them waits. */
export function owing(snapshot: SnapshotRow, before: SnapshotRow | null, fields: readonly string[]): SnapshotRow {
  if (fields.length === 0) return snapshot
  const old = Object.fromEntries(fields.map((field) => [field, before?.cells[field] ?? null]))
  const owed = Object.fromEntries(fields.map((field) => [field, snapshot.cells[field] ?? null]))
  const { revision = 0, owedOn } = before ?? {}
  return { ...snapshot, revision, cells: { ...snapshot.cells, ...old }, owed, owedOn }
}

function change({ form }: SnapshotRow, row: WorkbookRow, field: string, value: CellValue | null): CellChange {
  return { form, row: row.id, field, value }
}
