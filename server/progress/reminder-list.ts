import type { MyReminder, ReminderLine } from '#core/api/progress-shapes.ts'
import { type ReceiverKind, type RemindedStage, receiverKinds, remindedStages } from '#core/progress/reminder.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import type { ReminderTable } from '../db/progress-tables.ts'
import { lastRemindersOf, reminderPage } from '../db/reminders.ts'
import type { Service } from '../service.ts'
import { outstandingGround, outstandingOf } from './outstanding.ts'
import { askedOf } from './receivers.ts'

const defaultLimit = 100

/** What was said to whom, the newest first; a 街镇 sees what was said to it and to the firms on its parcels. */
export async function listReminders(
  service: Service,
  grant: Grant,
  query: { readonly cycle: string; readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<{ readonly items: ReminderLine[]; readonly nextCursor: string | null }> {
  const limit = query.limit ?? defaultLimit
  const before = query.cursor === undefined ? null : Number(readCursor(query.cursor, 1)[0])
  const filter = { district: service.district.code, cycle: query.cycle, town: askedOf(grant).town }
  const found = await service.database.read((db) => reminderPage(db, filter, before, limit + 1))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(reminderBody),
    nextCursor: found.length > limit && last !== undefined ? writeCursor([last.number]) : null,
  }
}

export function stageNamed(text: string): RemindedStage {
  const known = remindedStages.find((stage) => stage === text)
  if (known === undefined) throw new Error(`unreadable stage ${text} of a reminder`)
  return known
}

export function receiverKindNamed(text: string): ReceiverKind {
  const known = receiverKinds.find((kind) => kind === text)
  if (known === undefined) throw new Error(`unreadable receiver ${text} of a reminder`)
  return known
}

function reminderBody(line: ReminderTable): ReminderLine {
  const { number, cycle, stage, receiver_kind, receiver, receiver_name, body, outstanding, due, letter, at } = line
  return {
    number,
    cycle,
    stage: stageNamed(stage),
    kind: receiverKindNamed(receiver_kind),
    code: receiver,
    name: receiver_name,
    channel: line.channel === 'letter' ? 'letter' : 'system',
    text: body,
    outstanding,
    due,
    letter,
    by: line.by_name,
    at,
  }
}

function receiverOf({ role, org }: Actor): { readonly kind: ReceiverKind; readonly code: string } | null {
  if (org === null) return null
  if (role === 'enterprise' || role === 'department') return { kind: role, code: org }
  return role === 'town' || role === 'town-reviewer' ? { kind: 'town', code: org } : null
}

/** The last reminder of each year and stage of which the reader has still something to do. */
export async function ownReminders(service: Service, grant: Grant): Promise<{ readonly items: MyReminder[] }> {
  const receiver = receiverOf(grant.actor)
  if (receiver === null) return { items: [] }
  const { kind, code } = receiver
  return service.database.read(async (db) => {
    const items: MyReminder[] = []
    for (const line of await lastRemindersOf(db, service.district.code, kind, code)) {
      const stage = stageNamed(line.stage)
      const ground = await outstandingGround(db, service, line.cycle)
      const [open] = await outstandingOf(db, ground, stage, { kinds: [kind], code })
      if (open === undefined) continue
      const { number, cycle, body: text, by_name: by, at, letter } = line
      items.push({ number, cycle, stage, text, by, at, letter, outstanding: open.outstanding, due: open.due })
    }
    return { items }
  })
}
