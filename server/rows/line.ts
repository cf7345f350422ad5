import type { AnyFinding } from '#core/error/finding.ts'
import type { Scalar } from '#core/form/field.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type Requirement, requirementOf } from '#core/form/requirement.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import type { ParcelTable } from '../db/schema.ts'
import { type Judgement, type ParcelRows, rowsOf, stepOf } from './judge.ts'
import { numberOrNull, type RowState, textOrNull } from './state.ts'
import { noDays } from './step-days.ts'

/** The line of a parcel in lists: what they filter, sort, search and count by. The days of its steps are added after. */
export function parcelLine(district: string, rows: ParcelRows, { all, open, subject }: Judgement): ParcelTable {
  const { parcel, firms, cycle, parcelCode } = rows
  const { effective } = parcel
  const values = subject.parcel?.values ?? {}
  const filling = [
    completeness(parcel, values),
    ...firms.map((firm, index) => completeness(firm, subject.firms[index]?.values ?? {})),
  ]
  return {
    district,
    cycle,
    parcel_code: parcelCode,
    town_code: parcel.townCode,
    land_class: values.landClass ?? null,
    parcel_name: textOrNull(effective.parcelName),
    owner_name: textOrNull(effective.ownerName),
    owner_uscc: textOrNull(effective.ownerUscc),
    land_area: numberOrNull(values.landArea),
    status: parcel.status,
    revision: parcel.revision,
    firms: firms.length,
    started: rowsOf(rows).some(isStarted) ? 1 : 0,
    required: sum(filling.map((row) => row.required)),
    filled: sum(filling.map((row) => row.filled)),
    errors: count(all, 'error'),
    warnings: count(all, 'warning'),
    open_errors: count(open, 'error'),
    open_warnings: count(open, 'warning'),
    search: searchText(rows),
    updated_at: [parcel, ...firms].map((row) => row.updatedAt).reduce((a, b) => (a > b ? a : b)),
    zone: textOrNull(effective.planZoneType),
    ...noDays,
  }
}

function count(findings: readonly AnyFinding[], level: AnyFinding['level']): number {
  return findings.filter((finding) => finding.level === level).length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Somebody filled something: what stands there from the base map or as the key does not count. */
function isStarted(row: RowState): boolean {
  const form = formById(row.key.form)
  return fieldEntries(form).some(
    ([key, field]) => field.filledBy !== 'base' && !form.key.includes(key) && row.effective[key] !== undefined,
  )
}

/** What may be required of each form's rows, by field. */
const requirements: ReadonlyMap<FormId, readonly (readonly [string, Requirement])[]> = new Map(
  formIds.map((id) => {
    const form = formById(id)
    const asked = fieldEntries(form).filter(([, field]) => field.required !== 'never')
    return [id, asked.map(([key, field]) => [key, requirementOf(form, field)])]
  }),
)

/** Required cells of a row and those of them that can be read. */
function completeness(
  { key, status }: RowState,
  values: Readonly<Record<string, Scalar | undefined>>,
): { readonly required: number; readonly filled: number } {
  let required = 0
  let filled = 0
  const step = stepOf(status)
  for (const [field, isRequired] of requirements.get(key.form) ?? []) {
    if (!isRequired(values, step)) continue
    required += 1
    if (values[field] !== undefined) filled += 1
  }
  return { required, filled }
}

function searchText({ parcel, firms }: ParcelRows): string {
  const { parcelCode, parcelName, ownerName, ownerUscc } = parcel.effective
  const texts = [parcelCode, parcelName, ownerName, ownerUscc]
  for (const { effective } of firms) texts.push(effective.firmName, effective.uscc)
  return texts
    .flatMap((value) => textOrNull(value) ?? [])
    .join('\n')
    .toLowerCase()
}
