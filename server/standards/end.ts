import type { Kysely } from 'kysely'
import type { StandardActBody } from '#core/api/standards.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import { updateVersion } from '../db/standards.ts'
import type { Service } from '../service.ts'
import { publishedOf } from '../standard-register/in-force.ts'
import { versionsOf } from '../standard-register/register.ts'
import { requireUnused } from './publish.ts'
import { type RegisterAct, recordEvent } from './record-event.ts'
import { actRefused, requireDay } from './refusal.ts'
import type { SeenVersion } from './seen.ts'

type Ending = Extract<StandardActBody, { readonly act: 'end' }>

/** Out of force from the day, without a successor. Throws ProblemError: standard-act-refused, standard-period-refused. */
export async function endChanges(
  db: Kysely<Schema>,
  { clock }: Service,
  { district }: RegisterAct,
  { line }: SeenVersion,
  { on }: Ending,
): Promise<Partial<StandardVersionTable>> {
  requireDay(on, 'on')
  if (line.until !== null) throw actRefused('end', `它已定于 ${line.until} 停用。`)
  if (on < todayInShanghai(clock)) throw actRefused('end', '停用日期不能早于今天。')
  if (on <= line.since) throw actRefused('end', `停用日期应晚于施行日期 ${line.since}。`)
  await requireUnused(db, district, on, null)
  return { until: on, is_ended: 1 }
}

/** A publication taken back before its first day: the version before it goes on where it only made way for this one. */
export async function cancelChanges(
  db: Kysely<Schema>,
  act: RegisterAct,
  { line }: SeenVersion,
): Promise<Partial<StandardVersionTable>> {
  const { district } = act
  const before = publishedOf(await versionsOf(db, district)).find(
    ({ until, is_ended }) => until === line.since && is_ended === 0,
  )
  if (before !== undefined) {
    const { id, revision, hash } = before
    await updateVersion(db, district, id, { until: line.until, revision: revision + 1 })
    await recordEvent(db, act, { id, revision: revision + 1, hash }, 'reopen', `${line.id} 取消发布`)
  }
  return { state: 'cancelled' }
}
