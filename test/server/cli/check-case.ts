import type { PrintedFinding } from './command-line.ts'
import { check } from './command-line.ts'
import type { FirmKey, ParcelKey } from './headings.ts'
import { type FirmRow, firmSheetName, type Ledger, type ParcelRow, parcelSheetName, writeLedger } from './ledger.ts'
import { ruleFields, ruleOfGroup } from './rule-fields.ts'
import { cleanFirm, cleanParcel } from './sample.ts'

/**
 * One parcel with its firms, all clean but for the changes, and every finding that they must have. A finding is
 * written "X03 E parcel", "X21 W firm1", "X29 W *" (a rule over the whole parcel, wherever it stands) or, for a field
 * finding, "E parcel.landArea"; levels are E, W and I.
 */
export interface CheckCase {
  readonly name: string
  readonly parcel?: ParcelRow
  /** Changes of each firm row; one unchanged firm when not given. */
  readonly firms?: readonly FirmRow[]
  readonly expect: readonly string[]
  /** Findings that the text leaves open. */
  readonly may?: readonly string[]
}

const levels = { error: 'E', warning: 'W', info: 'I' } as const

interface Place {
  readonly name: string
  /** parcel, firm1, firm2 … */
  readonly where: string
}

function label({ code, level, field }: PrintedFinding, where: string): string {
  if (!code.startsWith('X')) return `${levels[level]} ${where}.${field}`
  return `${code} ${levels[level]} ${ruleOfGroup.has(code) ? '*' : where}`
}

/** The field of a rule's finding must be one that the rule speaks of, on the form that the row belongs to. */
export function isFieldOfRule({ code, field }: PrintedFinding, form: 'parcel' | 'firm'): boolean {
  const fields: readonly (ParcelKey | FirmKey)[] = ruleFields[code]?.[form] ?? []
  return !code.startsWith('X') || fields.some((key) => key === field)
}

function ledgerOf(cases: readonly CheckCase[]): { ledger: Ledger; places: ReadonlyMap<string, Place> } {
  const parcels: ParcelRow[] = []
  const firms: FirmRow[] = []
  const places = new Map<string, Place>()
  for (const [index, { name, parcel, firms: changes = [{}] }] of cases.entries()) {
    const number = index + 1
    parcels.push({ ...cleanParcel(number), firmCount: changes.length, ...parcel })
    places.set(`${parcelSheetName} ${parcels.length + 1}`, { name, where: 'parcel' })
    for (const [position, change] of changes.entries()) {
      firms.push({ ...cleanFirm(number, number * 10 + position), ...change })
      places.set(`${firmSheetName} ${firms.length + 1}`, { name, where: `firm${position + 1}` })
    }
  }
  return { ledger: { parcels, firms }, places }
}

export interface CaseAnswer {
  readonly labels: readonly string[]
  readonly findings: readonly PrintedFinding[]
  /** Findings whose field is none of their rule's. */
  readonly strays: readonly PrintedFinding[]
}

/** Writes all cases into one ledger, checks it once, and answers what was found in each, by the case's name. */
export async function answersTo(
  cases: readonly CheckCase[],
  file: string,
): Promise<{ exit: number; answers: ReadonlyMap<string, CaseAnswer> }> {
  const { ledger, places } = ledgerOf(cases)
  writeLedger(file, ledger)
  const { exit, findings } = await check(file)
  const found = new Map(
    cases.map(({ name }) => [
      name,
      { labels: [] as string[], findings: [] as PrintedFinding[], strays: [] as PrintedFinding[] },
    ]),
  )
  for (const finding of findings) {
    const place = places.get(`${finding.sheet} ${finding.row}`)
    const answer = place === undefined ? undefined : found.get(place.name)
    if (place === undefined || answer === undefined) throw new Error(`no such row: ${JSON.stringify(finding)}`)
    answer.labels.push(label(finding, place.where))
    answer.findings.push(finding)
    if (!isFieldOfRule(finding, place.where === 'parcel' ? 'parcel' : 'firm')) answer.strays.push(finding)
  }
  return { exit, answers: found }
}

/** The labels without repetition and without those that the case leaves open, to be compared with what it expects. */
export function settled({ may = [], expect }: CheckCase, labels: readonly string[]): readonly string[] {
  const kept = labels.filter((one) => expect.includes(one) || !may.includes(one))
  return [...new Set(kept)].sort()
}
