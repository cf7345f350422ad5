import type { Kysely } from 'kysely'
import type { FilingDetail } from '#core/api/filings.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { documentsOf } from '../db/filing-documents.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { boundariesOf } from './boundary-summary.ts'
import { maskedCells } from './cells.ts'
import { clockOf } from './line.ts'
import { cellsAt, type LoadedFiling, revisionOf } from './load.ts'
import { mayDeclareIn } from './may-declare.ts'
import { readWithin } from './open.ts'
import { partyOfActor, seesFilingContacts } from './party.ts'
import { checklistBody, ruleBody } from './read-rules.ts'
import { type FilingRules, loadRules } from './rules.ts'

/** Everything of one filing that the reader may see. Throws ProblemError not-found, for filings outside the scope too. */
export async function filingDetail(service: Service, grant: Grant, id: string): Promise<FilingDetail> {
  const district = service.district.code
  return readWithin(service, grant, id, async (db, loaded) => {
    return detailOf(db, service, grant.actor, loaded, await loadRules(db, district))
  })
}

/** The same of a filing at hand, for the answer to an act. */
export async function detailOf(
  db: Kysely<Schema>,
  service: Service,
  actor: Actor,
  loaded: LoadedFiling,
  rules: FilingRules,
): Promise<FilingDetail> {
  const { id, filing, events } = loaded
  const cells = cellsAt(loaded)
  const party = partyOfActor(actor)
  const documents = await documentsOf(db, service.district.code, id)
  const filed = new Set(filing.documents.map(({ kind, sha256 }) => `${kind} ${sha256}`))
  const { rule } = clockOf(loaded, rules)
  return {
    id,
    version: filing.version,
    events: [...events],
    cells: { ...(seesFilingContacts(actor) ? cells : maskedCells(cells)) },
    cellsRevision: revisionOf(loaded),
    mayDeclare: mayDeclareIn(filing.state, party),
    party,
    boundaries: boundariesOf(documents, cells),
    uploads: documents
      .filter(({ kind, sha256 }) => !filed.has(`${kind} ${sha256}`))
      .map(({ kind, sha256, name, size, by_name: by, at }) => ({ kind, sha256, name, size, by, at })),
    calendar: rules.calendar,
    rule: ruleBody(rule),
    checklist: checklistBody(rules.checklist),
    today: todayInShanghai(service.clock),
  }
}
