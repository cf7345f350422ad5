import type { Kysely } from 'kysely'
import type { CreateStandardBody, StandardDetail } from '#core/api/standards.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { judgeStandard } from '#core/standard-files/judge-standard.ts'
import { standardById } from '#core/standards/catalogue.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import { insertText, insertVersion } from '../db/standards.ts'
import type { Service } from '../service.ts'
import { freshLine, hashedText, versionsOf } from '../standard-register/register.ts'
import { detailOf } from './read.ts'
import { audited, beginAct, recordEvent } from './record-event.ts'
import { textRefused } from './refusal.ts'
import { seenStandard } from './seen.ts'

/**
 * A new draft. Throws ProblemError: not-found (the base), standard-exists, standard-refused (of the wrong shape; what
 * contradicts itself may stay in a draft).
 */
export async function createStandard(
  service: Service,
  grant: Grant,
  body: CreateStandardBody,
): Promise<StandardDetail> {
  return service.database.write(async (db) => {
    const act = await beginAct(db, service, grant.actor)
    const { actor, district, at } = act
    const { standard, basedOn } = await draftOf(db, service, grant, body)
    const { id, name, label, since } = standard
    const isTaken = (await versionsOf(db, district)).some((line) => line.id === id) || standardById(id) !== null
    if (isTaken) throw new ProblemError(problem('standard-exists', { id }))
    const { content, hash } = hashedText(standard)
    const fresh = { district, id, name, label, since, hash, based_on: basedOn, editors: [actor.username] }
    const line = freshLine(fresh, { username: actor.username, by_name: actor.name, at })
    await insertVersion(db, line)
    await insertText(db, { district, standard: id, hash, content, revision: line.revision })
    await recordEvent(db, act, line, 'create', basedOn === null ? null : `以 ${basedOn} 为底`)
    await audited(db, service, act, 'standard-created', id, { basedOn, hash })
    return detailOf(db, service, actor, id)
  })
}

async function draftOf(
  db: Kysely<Schema>,
  service: Service,
  { actor }: Grant,
  body: CreateStandardBody,
): Promise<{ readonly standard: Standard; readonly basedOn: string | null }> {
  const district = service.district.code
  if ('standard' in body) return { standard: standardIn(body.standard, district, null), basedOn: null }
  const { basedOn, id, name } = body
  const { standard: base } = await seenStandard(db, service, actor, basedOn)
  const today = todayInShanghai(service.clock)
  const copy = {
    id,
    name: name ?? base.name,
    district,
    label: '示例',
    since: today,
    until: null,
    checkedOn: today,
  } as const
  return { standard: { ...base, ...copy }, basedOn }
}

/**
 * What was sent as a standard of this district. It may contradict itself. Throws ProblemError standard-refused.
 * @param id the one it must have, null for any
 */
export function standardIn(value: unknown, district: string, id: string | null): Standard {
  const { standard, faults } = judgeStandard(value)
  if (standard === null) throw textRefused(faults.map(({ path, message }) => ({ path: path.join('.'), message })))
  if (standard.district !== district) {
    throw textRefused([{ path: 'district', message: `区应为 ${district}，标准只能用于本区。` }])
  }
  if (id !== null && standard.id !== id)
    throw textRefused([{ path: 'id', message: `编号应为 ${id}，草稿不能改编号。` }])
  return { ...standard, until: null }
}
