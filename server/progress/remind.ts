import type { Kysely } from 'kysely'
import type { ReminderBody } from '#core/api/progress-shapes.ts'
import type { ReminderChannel } from '#core/progress/reminder.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertReminders } from '../db/reminders.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import type { Outstanding } from './outstanding.ts'
import { type AskedReceiver, chosenReceivers } from './receivers.ts'

/** Reminds within the system: each receiver sees it after signing in, until nothing is outstanding any more. */
export async function remind(
  service: Service,
  grant: Grant,
  body: ReminderBody,
): Promise<{ readonly reminded: number; readonly refused: (AskedReceiver & { readonly message: string })[] }> {
  return service.database.write(async (db) => {
    const { behind, refused } = await chosenReceivers(db, service, grant, body)
    await recordReminders(db, service, grant, body, 'system', behind)
    return { reminded: behind.length, refused }
  })
}

/** Puts reminders on record, one a receiver. */
export async function recordReminders(
  db: Kysely<Schema>,
  { district: { code: district }, clock, audit }: Service,
  { actor: { username, name, role } }: Grant,
  { cycle, stage, text }: Pick<ReminderBody, 'cycle' | 'stage' | 'text'>,
  channel: ReminderChannel,
  receivers: readonly (Outstanding & { readonly letter?: string })[],
): Promise<void> {
  if (receivers.length === 0) return
  const at = instantText(clock.now())
  const first = await takeNumbers(db, district, 'reminder', receivers.length)
  await insertReminders(
    db,
    receivers.map(({ kind, code, name: receiverName, townCode, outstanding, due, letter = null }, index) => ({
      district,
      number: first + index,
      cycle,
      stage,
      receiver_kind: kind,
      receiver: code,
      receiver_name: receiverName,
      town_code: townCode,
      channel,
      body: text,
      outstanding,
      due: due?.last ?? null,
      letter,
      username,
      by_name: name,
      at,
    })),
  )
  const action = channel === 'letter' ? 'letters-issued' : 'reminded'
  const details = { cycle, stage, receivers: receivers.length, numbers: [first, first + receivers.length - 1] }
  await audit.append(db, { district, at, username, role, action, object: `reminders ${cycle} ${stage}`, details })
}
