import type { Kysely } from 'kysely'
import type { ReceiverLine } from '#core/api/progress-shapes.ts'
import { dueOf } from '#core/progress/due-dates.ts'
import type { ReceiverKind, RemindedStage } from '#core/progress/reminder.ts'
import { reminderText } from '#core/progress/reminder.ts'
import type { Grant } from '../actions/authorise.ts'
import { reminderCounts } from '../db/reminders.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import {
  type Asked,
  type Outstanding,
  type OutstandingGround,
  outstandingGround,
  outstandingOf,
} from './outstanding.ts'

/** Whom somebody may remind: a 街镇 the firms on its parcels, the 专班 everybody. */
export function askedOf({ scope }: Grant): Asked & { readonly town: string | null } {
  if (scope.kind === 'district') return { town: null }
  const none: readonly ReceiverKind[] = []
  return scope.kind === 'town' ? { kinds: ['enterprise'], town: scope.town } : { kinds: none, town: '' }
}

/** Who is behind with a stage, how often each was reminded of it, and the text to begin with. */
export async function listReceivers(
  service: Service,
  grant: Grant,
  { cycle, stage }: { readonly cycle: string; readonly stage: RemindedStage },
): Promise<{ readonly items: ReceiverLine[]; readonly text: string }> {
  const asked = askedOf(grant)
  return service.database.read(async (db) => {
    const ground = await outstandingGround(db, service, cycle)
    const behind = await outstandingOf(db, ground, stage, asked)
    const { district } = ground
    const counts = await reminderCounts(db, { district, cycle, town: asked.town }, stage)
    const known = new Map(counts.map((count) => [`${count.receiver_kind}/${count.receiver}`, count]))
    const items = behind.map((one): ReceiverLine => {
      const count = known.get(`${one.kind}/${one.code}`)
      return { ...one, reminders: count?.times ?? 0, lastAt: count?.last_at ?? null }
    })
    const due = dueOf(ground.dates[stage], { town: asked.town }, ground.calendar)
    return { items, text: reminderText(stage, cycle, due?.last ?? null) }
  })
}

export interface AskedReceiver {
  readonly kind: ReceiverKind
  readonly code: string
}

export interface Chosen {
  readonly ground: OutstandingGround
  readonly behind: readonly Outstanding[]
  readonly refused: (AskedReceiver & { readonly message: string })[]
}

/** Those of the receivers that have something outstanding now, each once; the others with the reason. */
export async function chosenReceivers(
  db: Kysely<Schema>,
  service: Service,
  grant: Grant,
  { cycle, stage, receivers }: { cycle: string; stage: RemindedStage; receivers: readonly AskedReceiver[] },
): Promise<Chosen> {
  const ground = await outstandingGround(db, service, cycle)
  const all = await outstandingOf(db, ground, stage, askedOf(grant))
  const asked = new Set(receivers.map(({ kind, code }) => `${kind}/${code}`))
  const behind = all.filter(({ kind, code }) => asked.has(`${kind}/${code}`))
  const found = new Set(behind.map(({ kind, code }) => `${kind}/${code}`))
  const refused = receivers.flatMap(({ kind, code }) =>
    // Whose it is not, and who has nothing outstanding, are answered alike.
    found.has(`${kind}/${code}`) ? [] : [{ kind, code, message: '没有未完成的事项，或不在催办范围内' }],
  )
  return { ground, behind, refused }
}
