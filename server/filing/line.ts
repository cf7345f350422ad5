import { routeOf } from '#core/filing/documents.ts'
import type { Cells } from '#core/form/form.ts'
import type { FilingTable } from '../db/filing-tables.ts'
import { dueOf } from './due.ts'
import { factsOf } from './facts.ts'
import { cellsAt, type LoadedFiling, revisionOf } from './load.ts'
import type { ClockVersion, FilingRules } from './rules.ts'

/** The line of a filing in lists: the same records and rules always make the same one. */
export function lineOf(district: string, loaded: LoadedFiling, rules: FilingRules): FilingTable {
  const { id, filing, lines, events, declarations } = loaded
  const cells = cellsAt(loaded)
  const names = {
    projectName: textOf(cells, 'projectName') ?? filing.projectName,
    firmName: textOf(cells, 'projectUnit') ?? filing.firmName,
  }
  const facts = factsOf(filing, names)
  const clock = clockOf(loaded, rules)
  const { phase, nearOn, overdueOn, urgency } = dueOf(facts, filing.createdOn, rules.calendar, clock.rule)
  const { number, uscc, townCode, state, version } = filing
  return {
    district,
    id,
    number,
    year: filing.createdOn.slice(0, 4),
    uscc,
    town_code: townCode,
    created_by: events[0]?.actor ?? '',
    project_name: names.projectName,
    firm_name: names.firmName,
    route_mark: routeOf(filing)?.mark ?? '',
    works: filing.declaration?.facts.works ?? null,
    state,
    phase,
    version,
    declared: revisionOf(loaded),
    rule: filing.acceptedOn === null ? null : clock.version,
    near_on: nearOn,
    overdue_on: overdueOn,
    urgency,
    facts: JSON.stringify(facts),
    search: `${number}\n${names.projectName}\n${names.firmName}\n${uscc}`.toLowerCase(),
    changed_at: [lines.at(-1)?.at ?? '', declarations.at(-1)?.at ?? ''].sort().at(-1) ?? '',
  }
}

/** The clock rule in force when it was accepted; until then the one in force. */
export function clockOf({ events, lines }: Pick<LoadedFiling, 'events' | 'lines'>, rules: FilingRules): ClockVersion {
  const place = events.findIndex(({ kind }) => kind === 'accept')
  const accepted = lines[place]
  return accepted === undefined ? rules.clock : rules.clockAt(accepted.seq)
}

function textOf(cells: Cells, field: string): string | null {
  const value = cells[field]
  return typeof value === 'string' ? value : null
}
