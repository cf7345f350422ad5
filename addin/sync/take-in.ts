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
}

export interface TakenIn {
  readonly snapshots: readonly SnapshotRow[]
  /** Cells that the sheet refused: protected, locked, gone. */
  readonly unwritten: number
}

/** The row as it is known until its incoming values are in the sheet: they are owed. */
export function stillOwed({ snapshot, before, incoming, row }: IncomingRow): SnapshotRow {
  const fields = row === null ? [] : Object.keys(incoming)
  return fields.length === 0 ? snapshot : owing(snapshot, before, incoming, fields)
}

/**
 * Writes what came in. A row with a cell that could not be written stays known at its old revision, and the cell at its
 * old value: what is sent of it later is compared with what the user has seen, and the value is offered again.
 */
export async function takeIn(host: Host, rows: readonly IncomingRow[]): Promise<TakenIn> {
  const changes = rows.flatMap(({ snapshot, row, incoming }) =>
    row === null ? [] : Object.entries(incoming).map(([field, value]) => change(snapshot, row, field, value)),
  )
  const outcome = changes.length === 0 ? { refused: [] } : await host.write(changes)
  const refused = new Set(outcome.refused.map((place: Place) => placeKey(place)))
  const snapshots = rows.map(({ snapshot, before, row, incoming }) => {
    const fields = Object.keys(incoming).filter(
      (field) => row !== null && refused.has(placeKey({ form: snapshot.form, row: row.id, field })),
    )
    return fields.length === 0 ? snapshot : owing(snapshot, before, incoming, fields)
  })
  return { snapshots, unwritten: refused.size }
}

function owing(
  snapshot: SnapshotRow,
  before: SnapshotRow | null,
  incoming: IncomingRow['incoming'],
  fields: readonly string[],
): SnapshotRow {
  const old = Object.fromEntries(fields.map((field) => [field, before?.cells[field] ?? null]))
  const owed = Object.fromEntries(fields.map((field) => [field, incoming[field] ?? null]))
  return { ...snapshot, revision: before?.revision ?? 0, cells: { ...snapshot.cells, ...old }, owed }
}

function change({ form }: SnapshotRow, row: WorkbookRow, field: string, value: CellValue | null): CellChange {
  return { form, row: row.id, field, value }
}
