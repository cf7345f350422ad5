import { checkFields } from '#core/checks/check-fields.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { checkAcrossParcels, checkParcel } from '#core/checks/run.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { lockFindings } from '#core/hand-out/lock-findings.ts'
import type { ParcelSubject } from '#core/subject/subject.ts'
import type { Book } from './book.ts'
import type { Work } from './serve.ts'

/** Findings by parcel, as they stand after the last check. The empty code holds rows without a parcel code. */
export interface Checker {
  /** Checks everything; null when cancelled, and what was known stays. */
  readonly checkAll: (context: CheckContext, work: Work<'check'>) => Promise<ReadonlySet<string> | null>
  /** Checks the parcels that these rows belong to or did belong to; the codes of all parcels whose findings are new. */
  readonly checkRows: (rows: readonly string[], context: CheckContext) => ReadonlySet<string>
  readonly findingsOf: (parcelCode: string) => readonly AnyFinding[]
  readonly all: () => Iterable<AnyFinding>
}

type ByParcel = Map<string, AnyFinding[]>

const parcelsPerTurn = 50

export function createChecker(book: Book): Checker {
  let own: ByParcel = new Map()
  let across: ByParcel = new Map()
  let parcelOfRow = new Map<string, string>()

  const findingsOf = (parcelCode: string): readonly AnyFinding[] => [
    ...(own.get(parcelCode) ?? []),
    ...(across.get(parcelCode) ?? []),
  ]
  return {
    checkAll: async (context, work) => {
      const subjects = book.subjects(context.today)
      const fresh: ByParcel = new Map()
      const homes = new Map<string, string>()
      for (let start = 0; start < subjects.length; start += parcelsPerTurn) {
        if (await work.isCancelled()) return null
        for (const subject of subjects.slice(start, start + parcelsPerTurn)) {
          add(fresh, subject.parcelCode, findingsIn(book, subject, context))
          for (const row of rowsOf(subject)) homes.set(row.id, subject.parcelCode)
        }
        work.progress(homes.size, book.rowCount())
      }
      const before = new Set([...own.keys(), ...across.keys()])
      own = fresh
      across = byParcel(checkAcrossParcels(subjects, context))
      parcelOfRow = homes
      return new Set([...before, ...own.keys(), ...across.keys()])
    },
    checkRows: (rows, context) => {
      const subjects = book.subjects(context.today)
      const touched = new Set(rows)
      const codes = new Set(rows.flatMap((row) => parcelOfRow.get(row) ?? []))
      for (const subject of subjects) {
        if (rowsOf(subject).some((row) => touched.has(row.id))) codes.add(subject.parcelCode)
      }
      // In place, so that a parcel keeps its turn in the list.
      for (const code of codes) own.set(code, [])
      for (const subject of subjects) {
        if (!codes.has(subject.parcelCode)) continue
        add(own, subject.parcelCode, findingsIn(book, subject, context))
        for (const row of rowsOf(subject)) parcelOfRow.set(row.id, subject.parcelCode)
      }
      const wide = byParcel(checkAcrossParcels(subjects, context))
      for (const code of new Set([...wide.keys(), ...across.keys()])) {
        if (JSON.stringify(wide.get(code)) !== JSON.stringify(across.get(code))) codes.add(code)
      }
      across = wide
      return codes
    },
    findingsOf,
    all: function* () {
      for (const list of own.values()) yield* list
      for (const list of across.values()) yield* list
    },
  }
}

function add(findings: ByParcel, code: string, more: readonly AnyFinding[]): void {
  const known = findings.get(code)
  if (known === undefined) findings.set(code, [...more])
  else known.push(...more)
}

function byParcel(findings: readonly AnyFinding[]): ByParcel {
  const map: ByParcel = new Map()
  for (const finding of findings) add(map, finding.parcelCode ?? '', [finding])
  return map
}

function rowsOf(subject: ParcelSubject): readonly { readonly id: string }[] {
  return [...(subject.parcel === null ? [] : [subject.parcel]), ...(subject.repeats ?? []), ...subject.firms]
}

/** Field by field and against what was handed out locked, then across the parcel's own rows. */
function findingsIn(book: Book, subject: ParcelSubject, context: CheckContext): readonly AnyFinding[] {
  const { today, step } = context
  const year = Number(subject.cycle)
  const fields = { today, step, ...(Number.isInteger(year) && year > 0 ? { assessYear: year } : {}) }
  const parcels = [...(subject.parcel === null ? [] : [subject.parcel]), ...(subject.repeats ?? [])]
  return [
    ...parcels.flatMap((row) => [
      ...lockFindings('parcel-self-assessment', row, subject.parcelCode, book.locked(row.id)),
      ...checkFields(parcelForm, row, fields),
    ]),
    ...subject.firms.flatMap((row) => [
      ...lockFindings('enterprise-information', row, subject.parcelCode, book.locked(row.id)),
      ...checkFields(enterpriseForm, row, fields),
    ]),
    ...checkParcel(subject, context),
  ]
}
