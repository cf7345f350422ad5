import type { Kysely } from 'kysely'
import type { StandardActBody, StandardDetail } from '#core/api/standards.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { isActPossible, mayAct, standardActNames } from '#core/standard-book/act.ts'
import { standardStateNames } from '#core/standard-book/state.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import { usesOfStandards } from '../db/standard-uses.ts'
import { updateVersion } from '../db/standards.ts'
import type { Service } from '../service.ts'
import { cancelChanges, endChanges } from './end.ts'
import { publishChanges } from './publish.ts'
import { detailOf, faultsOf } from './read.ts'
import { audited, beginAct, type RegisterAct, recordEvent } from './record-event.ts'
import { actRefused, textRefused } from './refusal.ts'
import { type SeenVersion, seenVersion } from './seen.ts'
import { caseOf } from './view.ts'

/**
 * An act on a version, in one transaction with what follows from it for others. Throws ProblemError: not-found,
 * standard-changed, standard-act-not-allowed (not from this state), standard-act-refused (not by this person, or what the
 * act needs is missing), standard-period-refused (gap or overlap), standard-refused (what is submitted contradicts itself).
 */
export async function actOnStandard(
  service: Service,
  grant: Grant,
  id: string,
  body: StandardActBody,
): Promise<StandardDetail> {
  const { actor } = grant
  return service.database
    .write(async (db) => {
      const act = await beginAct(db, service, actor)
      const version = await seenVersion(db, service, actor, id)
      await requirePossible(db, service, act, version.line, body)
      const changes = await changesBy(db, service, act, version, body)
      const note = body.note ?? null
      const { district, at } = act
      const line: StandardVersionTable = {
        ...version.line,
        ...changes,
        revision: version.line.revision + 1,
        changed_by: actor.name,
        changed_at: at,
        changed_note: note,
      }
      const { district: _district, id: _id, ...columns } = line
      await updateVersion(db, district, id, columns)
      await recordEvent(db, act, line, body.act, note)
      const { label, since, until, hash } = line
      await audited(db, service, act, 'standard-acted', id, { act: body.act, label, since, until, hash })
      return detailOf(db, service, actor, id)
    })
    .catch(async (error: unknown) => {
      if (error instanceof NotTheirs)
        await recordDenial(service, actor, grant.endpoint, { standard: id, act: body.act })
      throw error
    })
}

/** The act is there, but not for this person: it stands in the audit log. */
class NotTheirs extends ProblemError {}

async function requirePossible(
  db: Kysely<Schema>,
  service: Service,
  { actor, district }: RegisterAct,
  line: StandardVersionTable,
  { act, revision }: StandardActBody,
): Promise<void> {
  if (line.revision !== revision) {
    throw new ProblemError(problem('standard-changed', { by: line.changed_by, at: line.changed_at }))
  }
  const own = caseOf(line, await usesOfStandards(db, district), todayInShanghai(service.clock))
  if (act === 'submit' && own.state === 'draft') throw actRefused(act, '这一稿还没有试评，请先用它运行一次草评。')
  if (!isActPossible(act, own)) {
    const state = own.isToCome && own.state === 'published' ? '已发布，尚未施行' : standardStateNames[own.state]
    throw new ProblemError(problem('standard-act-not-allowed', { act: standardActNames[act], state }))
  }
  if (mayAct(act, own, actor.username)) return
  const reason = act === 'withdraw' ? '只有编写或提交的人能撤回。' : '须由没有编写、提交过它的另一人办理。'
  throw new NotTheirs(problem('standard-act-refused', { act: standardActNames[act], reason }))
}

const notSubmitted = { submitted_username: null, submitted_by: null, submitted_at: null, submitted_note: null } as const
const notApproved = { approved_username: null, approved_by: null, approved_at: null, approved_note: null } as const

async function changesBy(
  db: Kysely<Schema>,
  service: Service,
  act: RegisterAct,
  version: SeenVersion,
  body: StandardActBody,
): Promise<Partial<StandardVersionTable>> {
  const { actor, at } = act
  const note = body.note ?? null
  switch (body.act) {
    case 'submit': {
      const faults = faultsOf(version)
      if (faults.length > 0) throw textRefused(faults)
      const by = {
        submitted_username: actor.username,
        submitted_by: actor.name,
        submitted_at: at,
        submitted_note: note,
      }
      return { state: 'submitted', ...by }
    }
    case 'withdraw':
    case 'send-back':
      return { state: 'draft', ...notSubmitted, ...notApproved }
    case 'approve': {
      const by = { approved_username: actor.username, approved_by: actor.name, approved_at: at, approved_note: note }
      return { state: 'approved', ...by }
    }
    case 'publish':
      return publishChanges(db, act, version, body)
    case 'end':
      return endChanges(db, service, act, version, body)
    case 'cancel':
      return cancelChanges(db, act, version)
  }
}
