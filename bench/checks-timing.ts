import { checkSubjects } from '#core/checks/check-rows.ts'
import type { CheckContext } from '#core/checks/context.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { lastYearOf } from '#core/subject/last-year.ts'
import type { LastYear } from '#core/subject/subject.ts'
import { type FormRow, subjectsOf } from '#core/subject/subjects-of.ts'
import { type Clock, interleave, type Times } from './interleave.ts'

/** Everything a check may know is given, so that no rule is passed over for want of it. */
const context: CheckContext = {
  today: '2026-11-21',
  scope: 'district',
  step: 'fill',
  energyBasis: '当量值',
  unsubmitted: new Set(['91310117MA9000011L']),
  sharesElsewhere: new Map([['91310117MA9000011L', { percent: 20, parcels: 1, towns: ['310117001000'] }]]),
  submittedBy: new Map([['SJ-YY-0001-0', ['岳阳街道', '永丰街道']]]),
}

export interface ChecksTiming {
  readonly times: Times<'parse' | 'validate'>
  readonly findings: number
  readonly rowsWithFindings: number
}

/**
 * JSON.parse of rows against every rule over the rows it gave, round by round. Pure: runs in Node and in a page.
 * @param text rows as JSON
 * @param textBefore rows of the year before as JSON; read once
 */
export async function timeChecks(
  text: string,
  textBefore: string,
  rounds: number,
  clock?: Clock,
): Promise<ChecksTiming> {
  const before = lastYears(rowsOf(textBefore))
  let rows: readonly FormRow[] = []
  let findings: readonly AnyFinding[] = []
  const tasks = {
    parse: () => {
      rows = rowsOf(text)
    },
    validate: () => {
      findings = validate(rows, before)
    },
  }
  const times = await interleave(rounds, tasks, clock)
  return { times, findings: findings.length, rowsWithFindings: new Set(findings.map(({ row }) => row)).size }
}

function rowsOf(text: string): readonly FormRow[] {
  return JSON.parse(text) as FormRow[]
}

function lastYears(rows: readonly FormRow[]): ReadonlyMap<string, LastYear> {
  return new Map(subjectsOf(rows, context).map((subject) => [subject.parcelCode, lastYearOf(subject)]))
}

function validate(rows: readonly FormRow[], before: ReadonlyMap<string, LastYear>): readonly AnyFinding[] {
  const subjects = subjectsOf(rows, context).map((subject) => {
    const lastYear = before.get(subject.parcelCode)
    return lastYear === undefined ? subject : { ...subject, lastYear }
  })
  return checkSubjects(subjects, context)
}
