import type { FilingDetail } from '#core/api/filings.ts'
import type { Checklist } from '#core/filing/checklist.ts'
import { parseChecklist } from '#core/filing/checklist-schema.ts'
import { type JudgedApplication, judgeApplication } from '#core/filing/checks/run.ts'
import { type ClockStatus, clockStatus } from '#core/filing/clock-status.ts'
import { routeOf } from '#core/filing/documents.ts'
import type { Filing } from '#core/filing/filing.ts'
import { foldFiling } from '#core/filing/fold.ts'
import type { Decider } from '#core/filing-route/route.ts'
import type { Cells } from '#core/form/form.ts'

/** One filing as pages read it: the log folded as the server folds it, with what was judged of it. */
export interface OpenFiling {
  readonly detail: FilingDetail
  readonly filing: Filing
  readonly clock: ClockStatus
  /** The version in force. */
  readonly checklist: Checklist
  readonly application: JudgedApplication
  /** Null while the route is open. */
  readonly decider: Decider | null
  /** As the 申请表 calls them now; the log keeps the names it was begun with. */
  readonly projectName: string
  readonly firmName: string
}

export function openFiling(detail: FilingDetail): OpenFiling {
  const { events, calendar, rule, today, cells } = detail
  const filing = foldFiling(events)
  const filled = filledCells(cells)
  const named = (key: string, otherwise: string): string => {
    const value = filled[key]
    return typeof value === 'string' ? value : otherwise
  }
  return {
    detail,
    filing,
    checklist: parseChecklist(detail.checklist),
    clock: clockStatus(filing, today, calendar, rule),
    application: judgeApplication(filled, { today }),
    decider: routeOf(filing)?.decider ?? null,
    projectName: named('projectName', filing.projectName),
    firmName: named('projectUnit', filing.firmName),
  }
}

function filledCells(cells: FilingDetail['cells']): Cells {
  return Object.fromEntries(Object.entries(cells).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}
