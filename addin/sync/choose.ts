import type { OpenConflict, Settlement } from '../storage/stored.ts'
import { type DecidedField, putDecided } from './decided.ts'
import type { SyncParts } from './push.ts'
import { withSettlements } from './settlements.ts'

export type Choice = Settlement['choice']

/**
 * Settles conflicts: 采用对方的 writes what stands on the server into the sheet, 采用我的 leaves the sheet as it is and sends
 * it at the next sync, knowing theirs. The server is told of both with the next batch.
 */
export async function choose(
  { book, host, rows }: Pick<SyncParts, 'book' | 'host' | 'rows'>,
  chosen: readonly OpenConflict[],
  choice: Choice,
): Promise<void> {
  const { conflicts, settlements = [] } = book.outbox()
  const settled = new Set(chosen)
  await book.patch({
    conflicts: conflicts.filter((open) => !settled.has(open)),
    settlements: withSettlements(
      settlements,
      chosen.map(({ form, key, field, madeOn, seenAt }): Settlement => {
        const said = { form, key, field, choice }
        return choice === 'mine' ? { ...said, madeOn, seenAt } : said
      }),
    ),
  })
  if (choice === 'mine') return
  await putDecided(
    { book, host, rows },
    chosen.map(({ form, key, field, theirs, madeOn }): DecidedField => {
      // Above theirs may stand the value of a higher layer: what is shown is what the server shows.
      const known = book.snapshot(key)
      return { form, key, field, value: known === null ? theirs : (known.cells[field] ?? null), madeOn }
    }),
  )
}
