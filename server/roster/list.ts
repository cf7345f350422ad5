import { seesContacts } from '#core/access/personal.ts'
import type { RosterGapLine, RosterLine } from '#core/api/roster.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gapsOf } from '#core/roster/gap.ts'
import { officeName } from '#core/roster/office.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { accountsWith } from '../db/account-batches.ts'
import { rosterEntries, rosterVersions } from '../db/roster.ts'
import type { Service } from '../service.ts'
import { inOrder, rosterBody, termOf } from './view.ts'

/** The roster, phones masked, with what the offices still lack. */
export async function readRoster(service: Service): Promise<{ items: RosterLine[]; gaps: RosterGapLine[] }> {
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  return service.database.read(async (db) => {
    const entries = inOrder(await rosterEntries(db, district))
    const terms = entries.map(termOf)
    const usernames = entries.flatMap(({ account }) => (account === null ? [] : [account]))
    const known = new Map(
      (await accountsWith(db, district, 'username', usernames)).map(({ username, active, last_sign_in_at }) => {
        return [username, { active: active === 1, hasSignedIn: last_sign_in_at !== null }]
      }),
    )
    const withAccounts = entries.map((entry) => {
      const account = entry.account === null ? null : (known.get(entry.account) ?? null)
      return { ...termOf(entry), account }
    })
    return {
      items: entries.map((entry) => rosterBody(entry, terms, today)),
      gaps: gapsOf(withAccounts, today).map((gap) => ({ ...gap, officeName: officeName(gap.office) ?? gap.office })),
    }
  })
}

/** The versions of an entry; phones in full for those who answer for the filling. Throws ProblemError not-found. */
export async function readRosterEntry(
  service: Service,
  { actor }: Grant,
  id: string,
): Promise<{ items: RosterLine[] }> {
  const today = todayInShanghai(service.clock)
  const versions = await service.database.read((db) => rosterVersions(db, service.district.code, id))
  if (versions.length === 0) throw new ProblemError(problem('not-found', { what: '这条名册记录' }))
  const phones = seesContacts(actor) ? 'full' : 'masked'
  return { items: versions.map((version) => rosterBody(version, [], today, phones)) }
}
