import type { SheetBundle, SheetPrinting, sheetEnds } from '#core/api/check-up-sheets.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { namesOfAccounts } from '../db/accounts.ts'
import { matchingEntries } from '../db/audit.ts'
import { townsOfResults } from '../db/check-up-sheets.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import type { AuditTable } from '../db/schema.ts'
import { townSeen } from '../evaluation-runs/read-evaluations.ts'
import type { Service } from '../service.ts'

export type SheetEnd = (typeof sheetEnds)[number]

/** How far a printing came. */
export interface PrintingCounts {
  readonly sheets: number
  readonly total: number
  readonly last: string | null
}

interface PrintingPlace {
  readonly evaluation: number
  readonly job: string
  readonly as: SheetBundle
  readonly town: string | null
}

/** The words of the log for a printing: its object ends in the 街镇, or in 'all'. */
export function printingObject({ evaluation, town }: Pick<PrintingPlace, 'evaluation' | 'town'>): string {
  return `check-up-sheets ${evaluation} ${town ?? 'all'}`
}

/** Notes the end of a printing: the log is also its record. */
export async function recordPrinting(
  { database, audit, clock, district }: Service,
  { actor: { username, role } }: Grant,
  place: PrintingPlace,
  ended: SheetEnd,
  counts: PrintingCounts,
): Promise<void> {
  const at = instantText(clock.now())
  const { job, as } = place
  const details = { job, as, ended, ...counts }
  const entry = { district: district.code, at, username, role, object: printingObject(place), details } as const
  await database.write((db) => audit.append(db, { ...entry, action: 'check-up-sheets-printed' }))
}

const mostListed = 100

/** What there is to print of an evaluation within the reader's scope, and what was printed, the newest first. */
export async function listPrintings(
  service: Service,
  grant: Grant,
  { number }: EvaluationTable,
): Promise<{ towns: { townCode: string; parcels: number }[]; items: SheetPrinting[] }> {
  const chain = service.district.code
  const own = townSeen(grant)
  const all = { from: null, until: null, username: null, before: null, limit: mostListed }
  const object = own === null ? `check-up-sheets ${number} ` : printingObject({ evaluation: number, town: own })
  return service.database.read(async (db) => {
    const towns = await townsOfResults(db, chain, number)
    const entries = await matchingEntries(db, { ...all, chain, actions: ['check-up-sheets-printed'], object })
    const usernames = entries.flatMap(({ username }) => username ?? [])
    const names = await namesOfAccounts(db, chain, usernames)
    return {
      towns: towns.filter(({ townCode }) => own === null || townCode === own),
      items: entries.map((entry) => printingOf(entry, names)),
    }
  })
}

/** What stands in the log was written by recordPrinting. */
function printingOf({ at, username, object, details }: AuditTable, names: ReadonlyMap<string, string>): SheetPrinting {
  const told = JSON.parse(details) as PrintingCounts & {
    readonly job: string
    readonly as: SheetBundle
    readonly ended: SheetEnd
  }
  const { job, as, ended, sheets, total, last } = told
  const by = username === null ? '' : (names.get(username) ?? username)
  const town = object.split(' ')[2] ?? 'all'
  return { id: job, as, at, by, townCode: town === 'all' ? null : town, ended, sheets, total, last }
}
