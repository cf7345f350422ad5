import type { ImportDetail, MappedColumn } from '#core/api/base-map-shapes.ts'
import type { AreaUnit } from '#core/base-map/area-unit.ts'
import { mappingFaults } from '#core/base-map/mapping.ts'
import { isBaseSource, type SourceKind } from '#core/base-map/source-kind.ts'
import { labelOf } from '../field-words.ts'

/** Where each column goes, by its place in the file; '' is not read. */
export interface ColumnDraft {
  readonly heading: string
  readonly field: string
  readonly unit: AreaUnit
}

export function draftOfColumns({ columns }: ImportDetail): readonly ColumnDraft[] {
  return columns.map(({ heading, mapped }) => ({
    heading,
    field: mapped?.field ?? '',
    unit: mapped?.unit ?? 'm2',
  }))
}

/** As the server takes it: what is not read is not named. */
export function mappedColumns({ fields }: ImportDetail, draft: readonly ColumnDraft[]): readonly MappedColumn[] {
  const areas = new Set(fields.filter(({ unit }) => unit === 'm²').map(({ field }) => field))
  return draft
    .filter(({ field }) => field !== '')
    .map(({ heading, field, unit }) => (areas.has(field) ? { heading, field, unit } : { heading, field }))
}

/** What keeps the mapping from being used, as sentences. */
export function mappingErrors(detail: ImportDetail, draft: readonly ColumnDraft[]): readonly string[] {
  const mapped = mappedColumns(detail, draft)
  if (mapped.length === 0) return ['没有一列有对应的字段。请至少选择一列。']
  const headings = detail.columns.map(({ heading }) => heading)
  return mappingFaults(detail.import.kind, headings, mapped)
}

/** Keys by which a record finds its parcel, the surest first. */
const identifying = ['parcelCode', 'realEstateUnitNo', 'certNo'] as const

/** What follows from columns that nobody named: told, never refused. */
export function mappingAdvice(detail: ImportDetail, draft: readonly ColumnDraft[]): readonly string[] {
  const { kind, withGeometry } = detail.import
  const given = new Set(draft.map(({ field }) => field))
  const isKnown = identifying.some((key) => given.has(key))
  const names = identifying.map((key) => labelOf(kind, key)).join('、')
  return [...identityAdvice(kind, isKnown, names, withGeometry > 0), ...missingAdvice(kind, given)]
}

function identityAdvice(kind: SourceKind, isKnown: boolean, names: string, hasGeometry: boolean): readonly string[] {
  if (isKnown) return []
  if (!isBaseSource(kind)) return [`没有${names}：只能按名称列出可能的地块，逐条确认。`]
  return [
    hasGeometry
      ? `没有${names}：记录只能按边界与现有地块对应。`
      : `没有${names}，也没有边界：记录认不出是哪一宗地块，可能全部作为新增。`,
  ]
}

/** What a new parcel is not taken without, and what it is of little use without. */
function missingAdvice(kind: SourceKind, given: ReadonlySet<string>): readonly string[] {
  const isGiven = (key: string): boolean => given.has(key) || (key === 'landArea' && given.has('regLandArea'))
  const wanted = isBaseSource(kind) ? ['landArea'] : kind === 'change' ? ['event', 'day'] : []
  const missing = wanted.filter((key) => !isGiven(key)).map((key) => labelOf(kind, key))
  return [
    ...(isBaseSource(kind) && !given.has('townCode')
      ? [`没有一列对应${labelOf(kind, 'townCode')}：新地块不予导入，已有地块不受影响。`]
      : []),
    ...(missing.length === 0 ? [] : [`没有一列对应${missing.join('、')}：新增的记录缺少这些内容，须以后补。`]),
  ]
}
