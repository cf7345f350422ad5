import type { RowOutcome } from '#core/api/rows.ts'
import type { OutboxBatch, OutboxRow, Settlement } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { BookRows } from './book-rows.ts'
import type { PendingRow } from './pending.ts'

const mostRows = 500
const mostSettlements = 500

/** What one batch holds: rows that wait, with what was chosen for them. */
export interface BatchLoad {
  readonly rows: readonly PendingRow[]
  readonly settlements: readonly Settlement[]
}

/** The later choice for a field is the one that counts. */
export function withSettlements(known: readonly Settlement[], fresh: readonly Settlement[]): readonly Settlement[] {
  const places = new Set(fresh.map(placeText))
  return [...known.filter((old) => !places.has(placeText(old))), ...fresh]
}

/**
 * Batches of at most 500 rows and 500 choices. A choice travels with its row where the row has something to send, so
 * that 我的 arrives no later than the word that it was chosen; the others fill batches of their own.
 */
export function batchLoads(pending: readonly PendingRow[], book: SyncBook, rows: BookRows): readonly BatchLoad[] {
  const withRow = new Map<string, Settlement[]>()
  const alone: Settlement[] = []
  const byKey = new Map(pending.map((row) => [row.key, row]))
  for (const settlement of book.outbox().settlements ?? []) {
    const row = byKey.get(settlement.key)
    const isEdited = row !== undefined && settlement.field in row.fields
    const sent = isEdited ? settlement : settledAlone(settlement, rows)
    if (sent === null) continue
    if (row === undefined) alone.push(sent)
    else withRow.set(row.key, [...(withRow.get(row.key) ?? []), sent])
  }
  const loads: { rows: PendingRow[]; settlements: Settlement[] }[] = []
  for (const row of pending) {
    const ofRow = withRow.get(row.key) ?? []
    const last = loads.at(-1)
    const fits =
      last !== undefined && last.rows.length < mostRows && last.settlements.length + ofRow.length <= mostSettlements
    if (fits) {
      last.rows.push(row)
      last.settlements.push(...ofRow)
    } else loads.push({ rows: [row], settlements: [...ofRow] })
  }
  for (const settlement of alone) {
    const last = loads.at(-1)
    if (last !== undefined && last.settlements.length < mostSettlements) last.settlements.push(settlement)
    else loads.push({ rows: [], settlements: [settlement] })
  }
  return loads
}

/**
 * 我的 without an edit to send: the cell says what stands on the server by now, which is theirs. A row that is not in the
 * workbook just now has nothing to say: its choice waits.
 */
function settledAlone(settlement: Settlement, rows: BookRows): Settlement | null {
  if (settlement.choice === 'theirs') return settlement
  const { form, key, field } = settlement
  return rows.find(form, key) === null ? null : { form, key, field, choice: 'theirs' }
}

/** Fields of the row whose 我的 was chosen, with the revision at which 对方的 stood: what came after that is asked about. */
export function seenChoosing(
  said: readonly Settlement[],
  { form, key, fields }: Pick<OutboxRow, 'form' | 'key' | 'fields'>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    said.flatMap((one) => {
      const isHere = one.form === form && one.key === key && one.choice === 'mine' && one.field in fields
      return isHere && one.seenAt !== undefined ? [[one.field, one.seenAt]] : []
    }),
  )
}

/** What is still to be told once the batch was answered: choices of a row that was refused travel with it again. */
export function unacknowledged(
  known: readonly Settlement[],
  { settlements = [] }: OutboxBatch,
  outcomes: readonly RowOutcome[],
): readonly Settlement[] {
  const refused = new Set(outcomes.filter(({ outcome }) => outcome === 'refused').map(({ key }) => key))
  const told = new Set(settlements.filter(({ key }) => !refused.has(key)).map(placeText))
  return known.filter((one) => !told.has(placeText(one)))
}

export function placeText({ form, key, field }: Pick<Settlement, 'form' | 'key' | 'field'>): string {
  return `${form}/${key}/${field}`
}
