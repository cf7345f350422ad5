import { checkFields } from '#core/checks/check-fields.ts'
import type { CheckContext } from '#core/checks/context.ts'
import type { Reason } from '#core/checks/reason.ts'
import { splitExplained } from '#core/checks/reason.ts'
import { checkParcels } from '#core/checks/run.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { readRow } from '#core/form/clean.ts'
import type { Cells } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { keyText } from '#core/record/key.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { LastYear, ParcelSubject } from '#core/subject/subject.ts'
import { groupedBy } from '../collections.ts'
import type { RowState } from './state.ts'
import { maskableValues, openCells } from './view.ts'

/** A parcel's own row, which may be removed, with its firms' rows. */
export interface ParcelRows {
  readonly parcelCode: string
  readonly cycle: string
  readonly parcel: RowState
  readonly firms: readonly RowState[]
  /** Rows of firms that were taken out: they count for nothing. */
  readonly removedFirms: readonly RowState[]
}

/** What the checks of some parcels need beside their rows. */
export interface Surroundings extends Omit<CheckContext, 'step' | 'scope'> {
  readonly lastYear: ReadonlyMap<string, LastYear>
  /** The same without what is masked for most; the same map where nothing is. */
  readonly openLastYear: ReadonlyMap<string, LastYear>
  readonly reasons: readonly Reason[]
}

/** Findings of one parcel; what a reason explains is left out. */
export interface Judgement {
  /** On the effective values. */
  readonly all: readonly AnyFinding[]
  /** On the values that everyone with the parcel may see. */
  readonly open: readonly AnyFinding[]
  /** What was read from the rows for `all`. */
  readonly subject: ParcelSubject
}

const townStep: ReadonlySet<RowStatus> = new Set(['town-approved', 'review-returned', 'review-approved', 'locked'])

/** From the approval of the town on its own fields may not be missing. */
export function stepOf(status: RowStatus): CheckContext['step'] {
  return townStep.has(status) ? 'town' : 'fill'
}

/** All findings of the parcels, field findings first, by parcel code. */
export function judgeParcels(
  parcels: readonly ParcelRows[],
  surroundings: Surroundings,
): ReadonlyMap<string, Judgement> {
  const { lastYear, openLastYear } = surroundings
  const subjects = subjectsOf(parcels, surroundings, lastYear, ({ effective }) => effective)
  const all = findingsOf(parcels, subjects, surroundings)
  const masks = parcels.some((rows) => rowsOf(rows).some((row) => maskableValues(row).length > 0))
  const open =
    masks || openLastYear !== lastYear
      ? findingsOf(parcels, subjectsOf(parcels, surroundings, openLastYear, openCells), surroundings)
      : all
  return new Map(
    subjects.map((subject) => {
      const { parcelCode } = subject
      return [parcelCode, { all: all.get(parcelCode) ?? [], open: open.get(parcelCode) ?? [], subject }]
    }),
  )
}

export function rowsOf({ parcel, firms }: ParcelRows): readonly RowState[] {
  return [parcel, ...firms]
}

function subjectsOf(
  parcels: readonly ParcelRows[],
  { today }: Surroundings,
  lastYear: ReadonlyMap<string, LastYear>,
  cellsOf: (row: RowState) => Cells,
): readonly ParcelSubject[] {
  return parcels.map((rows) => subjectOf(rows, lastYear.get(rows.parcelCode), { today }, cellsOf))
}

function findingsOf(
  parcels: readonly ParcelRows[],
  subjects: readonly ParcelSubject[],
  surroundings: Surroundings,
): ReadonlyMap<string, readonly AnyFinding[]> {
  const { reasons, lastYear: _all, openLastYear: _open, ...context } = surroundings
  const findings: AnyFinding[] = []
  for (const [index, { parcel, firms }] of subjects.entries()) {
    const status = parcels[index]?.parcel.status ?? 'draft'
    const fieldContext = { today: context.today, step: stepOf(status), assessYear: Number(parcels[index]?.cycle) }
    if (parcel !== null) append(findings, checkFields(parcelForm, parcel, fieldContext))
    for (const firm of firms) append(findings, checkFields(enterpriseForm, firm, fieldContext))
  }
  append(findings, checkParcels(subjects, { ...context, scope: 'district', step: 'fill' }))
  const { open } = splitExplained(findings, reasons)
  return groupedBy(open, (finding) => finding.parcelCode ?? '')
}

function append(findings: AnyFinding[], more: readonly AnyFinding[]): void {
  for (const finding of more) findings.push(finding)
}

/** The parcel as the checks see it; its rows are named by their keys. */
function subjectOf(
  { parcelCode, cycle, parcel, firms }: ParcelRows,
  lastYear: LastYear | undefined,
  context: { readonly today: string },
  cellsOf: (row: RowState) => Cells,
): ParcelSubject {
  return {
    parcelCode,
    cycle,
    parcel: readRow(parcelForm, keyText(parcel.key), cellsOf(parcel), context),
    firms: firms.map((firm) => readRow(enterpriseForm, keyText(firm.key), cellsOf(firm), context)),
    ...(lastYear === undefined ? {} : { lastYear }),
  }
}
