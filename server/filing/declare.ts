import type { FilingDetail } from '#core/api/filings.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { filingPartyNames } from '#core/filing/party.ts'
import { filingStateNames } from '#core/filing/state.ts'
import type { CellValue } from '#core/form/field.ts'
import { mergeLayer } from '#core/record/merge.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { Service } from '../service.ts'
import { refreshLine } from './append.ts'
import { type ChangedFields, readFields, requireKnownForm } from './cells.ts'
import { saveFields } from './create.ts'
import { detailOf } from './detail.ts'
import { cellsAt, type LoadedFiling, revisionOf } from './load.ts'
import { declaringParties, declaringStates } from './may-declare.ts'
import { findWithin, refuseUnseen } from './open.ts'
import { partyOfActor } from './party.ts'
import { loadRules } from './rules.ts'

export interface DeclaredChange {
  readonly formVersion: string
  readonly baseRevision: number
  readonly fields: ChangedFields
}

export interface DeclareAnswer {
  readonly detail: FilingDetail
  readonly conflicts: {
    readonly field: string
    readonly mine: CellValue | null
    readonly theirs: CellValue | null
    readonly theirsBy: string
  }[]
}

const act = '保存申请表'
/** What a filing is found by and whose it is stays what it was made with. */
const fixed = ['uscc', 'townCode'] as const

/**
 * Saves changed fields of a 申请表, merged field by field with what others saved since: theirs stands where both changed
 * one. Nothing new writes nothing. Throws ProblemError: not-found, form-version-unknown, malformed-request,
 * filing-act-not-allowed, filing-act-not-yours, row-key-changed.
 */
export async function declareFiling(
  service: Service,
  grant: Grant,
  id: string,
  body: DeclaredChange,
): Promise<DeclareAnswer> {
  const { actor } = grant
  const { username, role } = actor
  const district = service.district.code
  requireKnownForm(body.formVersion)
  const mine = readFields(body.fields)
  const done = await service.database.write(async (db) => {
    const loaded = await findWithin(db, district, grant, id)
    if (typeof loaded === 'string') return loaded
    requireMayDeclare(loaded, grant)
    const current = cellsAt(loaded)
    for (const field of fixed) {
      if (field in mine && mine[field] !== current[field]) throw new ProblemError(problem('row-key-changed', { field }))
    }
    const rules = await loadRules(db, district)
    const { changes, conflicts } = mergeLayer(mine, cellsAt(loaded, body.baseRevision), current)
    const told = conflicts.map(({ field, mine: sent, theirs }) => ({
      field,
      mine: sent,
      theirs,
      theirsBy: lastChange(loaded, field),
    }))
    if (Object.keys(changes).length === 0) {
      return { detail: await detailOf(db, service, actor, loaded, rules), conflicts: told }
    }
    const at = instantText(service.clock.now())
    const revision = revisionOf(loaded) + 1
    await saveFields(db, { district, id, revision, fields: changes, actor, at })
    const saved = await refreshLine(db, district, id, rules)
    const object = loaded.filing.number
    const details = { revision, fields: Object.keys(changes).length }
    await service.audit.append(db, { district, at, username, role, action: 'filing-declared', object, details })
    return { detail: await detailOf(db, service, actor, saved, rules), conflicts: told }
  })
  return typeof done === 'string' ? refuseUnseen(service, grant, id, done) : done
}

function requireMayDeclare({ filing }: LoadedFiling, { actor }: Grant): void {
  const party = partyOfActor(actor)
  if (party === null || !declaringParties.includes(party)) {
    const parties = declaringParties.map((each) => filingPartyNames[each])
    throw new ProblemError(problem('filing-act-not-yours', { act, parties }))
  }
  if (declaringStates.includes(filing.state)) return
  throw new ProblemError(problem('filing-act-not-allowed', { act, state: filingStateNames[filing.state] }))
}

/** Who changed the field last. */
function lastChange({ declarations }: LoadedFiling, field: string): string {
  const last = declarations.findLast(({ fields }) => Object.hasOwn(JSON.parse(fields) as object, field))
  return last?.by_name ?? ''
}
