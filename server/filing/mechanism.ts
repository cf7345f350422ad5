import { ProblemError, problem } from '#core/error/problem.ts'
import { mechanismOf } from '#core/filing/mechanism.ts'
import type { CountedFiling } from '#core/filing/mechanism-period.ts'
import type { MechanismFigures } from '#core/filing/mechanism-schema.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { findReport, insertReport, reportHeads } from '../db/filing-mechanism.ts'
import type { FilingMechanismTable } from '../db/filing-tables.ts'
import type { Service } from '../service.ts'
import { parseFacts } from './facts.ts'
import { notReady } from './legal.ts'
import { ruleOf } from './list.ts'
import { partyOfActor } from './party.ts'
import { loadRules } from './rules.ts'
import { linesOf } from './summaries.ts'

export interface MechanismReport {
  readonly version: number
  readonly at: string
  readonly by: string
  readonly figures: MechanismFigures
  readonly findings: string
  readonly proposals: string
}

/** The figures of a year as they are now, and what was written of it. Throws ProblemError not-allowed. */
export async function mechanismYear(service: Service, grant: Grant, year: number) {
  await requireWhole(service, grant)
  const district = service.district.code
  const figures = await figuresOf(service, grant, year)
  return service.database.read(async (db) => {
    const heads = await reportHeads(db, district, year)
    const last = heads.at(-1)
    const latest = last === undefined ? null : await findReport(db, district, year, last.version)
    return {
      figures,
      versions: heads.map(({ version, at, by_name: by }) => ({ version, at, by })),
      latest: latest === null ? null : reportOf(latest),
      mayWrite: partyOfActor(grant.actor) === 'industry',
    }
  })
}

/** One version as it was written. Throws ProblemError not-allowed, not-found. */
export async function mechanismReport(
  service: Service,
  grant: Grant,
  year: number,
  version: number,
): Promise<MechanismReport> {
  await requireWhole(service, grant)
  const found = await service.database.read((db) => findReport(db, service.district.code, year, version))
  if (found === null) throw new ProblemError(problem('not-found', { what: `${year} 年度后评估第 ${version} 版` }))
  return reportOf(found)
}

export interface WrittenReport {
  /** How many versions the writer saw. */
  readonly base: number
  readonly findings: string
  readonly proposals: string
}

/** Another version, its figures frozen with it. Throws ProblemError: not-allowed, filing-changed, filing-not-ready. */
export async function saveMechanismReport(
  service: Service,
  grant: Grant,
  year: number,
  { base, findings, proposals }: WrittenReport,
): Promise<MechanismReport> {
  await requireWhole(service, grant)
  const { username, name: byName, role } = grant.actor
  const district = service.district.code
  const figures = await figuresOf(service, grant, year)
  if (year > Number(figures.asOf.slice(0, 4))) throw notReady('archive', [`${year} 年度还没有开始。请核对年度。`])
  return service.database.write(async (db) => {
    const last = (await reportHeads(db, district, year)).at(-1)
    if (last !== undefined && last.version !== base) {
      throw new ProblemError(problem('filing-changed', { by: last.by_name, at: last.at }))
    }
    const at = instantText(service.clock.now())
    const version = (last?.version ?? 0) + 1
    const report = { district, year, version, at, username, by_name: byName, findings, proposals }
    await insertReport(db, { ...report, figures: JSON.stringify(figures) })
    const object = `后评估 ${year}`
    await service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'mechanism-reported',
      object,
      details: { version },
    })
    return { version, at, by: byName, figures, findings, proposals }
  })
}

function reportOf({ version, at, by_name: by, figures, findings, proposals }: FilingMechanismTable): MechanismReport {
  return { version, at, by, figures: JSON.parse(figures) as MechanismFigures, findings, proposals }
}

async function figuresOf(service: Service, grant: Grant, year: number): Promise<MechanismFigures> {
  const asOf = todayInShanghai(service.clock)
  const rules = await service.database.read((db) => loadRules(db, service.district.code))
  const filings: CountedFiling[] = []
  for await (const line of linesOf(service, grant, null)) {
    filings.push({ facts: parseFacts(line.facts), rule: ruleOf(line, rules) })
  }
  return mechanismOf(filings, { year, asOf, calendar: rules.calendar, rule: rules.clock.rule })
}

/** Of the whole district: no department but 区经委 sees all of it. */
async function requireWhole(service: Service, { actor, endpoint }: Grant): Promise<void> {
  const { role } = actor
  if (role === 'district' || role === 'auditor' || partyOfActor(actor) === 'industry') return
  await recordDenial(service, actor, endpoint, {})
  throw new ProblemError(problem('not-allowed', { role }))
}
