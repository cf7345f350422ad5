import type { HandOutKind, HandOutLine, handOutEnds } from '#core/api/hand-out.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { namesOfAccounts } from '../db/accounts.ts'
import { matchingEntries } from '../db/audit.ts'
import type { AuditTable } from '../db/schema.ts'
import type { Service } from '../service.ts'

export type HandOutEnd = (typeof handOutEnds)[number]

export interface HandOutCounts {
  readonly files: number
  readonly total: number
  readonly firms: number
  readonly carried: number
}

interface HandOutPlace {
  readonly cycle: string
  readonly town: string
  readonly id: string
  readonly as: HandOutKind
}

/** Notes the start or the end of a hand-out: the log is also its record. */
export async function recordHandOut(
  { database, audit, clock, district }: Service,
  { actor }: Grant,
  { cycle, town, id, as }: HandOutPlace,
  stage: 'started' | HandOutEnd,
  counts: HandOutCounts,
): Promise<void> {
  const { username, role } = actor
  const at = instantText(clock.now())
  const entry = { district: district.code, at, username, role, object: `workbooks ${cycle} ${town}` } as const
  const action = stage === 'started' ? 'hand-out-started' : 'handed-out'
  const ended = stage === 'started' ? {} : { ended: stage }
  await database.write((db) => audit.append(db, { ...entry, action, details: { id, as, ...ended, ...counts } }))
}

const mostListed = 500

/** What was handed out of a year, the newest first. @param towns the 街镇 of the reader's scope */
export async function handOutRecord(
  service: Service,
  cycle: string,
  towns: ReadonlySet<string>,
): Promise<readonly HandOutLine[]> {
  const chain = service.district.code
  const all = { from: null, until: null, username: null, before: null, limit: mostListed }
  return service.database.read(async (db) => {
    const object = `workbooks ${cycle} ${towns.size === 1 ? ([...towns][0] ?? '') : ''}`
    const entries = await matchingEntries(db, { ...all, chain, actions: ['handed-out'], object })
    const names = await namesOfAccounts(
      db,
      chain,
      entries.flatMap(({ username }) => username ?? []),
    )
    return entries.map((entry) => lineOf(entry, names)).filter(({ townCode }) => towns.has(townCode))
  })
}

/** What stands in the log was written by recordHandOut. */
function lineOf({ at, username, object, details }: AuditTable, names: ReadonlyMap<string, string>): HandOutLine {
  const told = JSON.parse(details) as HandOutCounts & {
    readonly id: string
    readonly ended: HandOutEnd
    /** Before ledgers were handed out nothing said so. */
    readonly as?: HandOutKind
  }
  const { id, as = 'workbooks', ended, files, total, firms, carried } = told
  const by = username === null ? '' : (names.get(username) ?? username)
  return { id, as, at, by, townCode: object.split(' ')[2] ?? '', ended, files, total, firms, carried }
}
