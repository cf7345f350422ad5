import type { AreaUnit } from './area-unit.ts'
import { fieldsOfKind, isArea } from './fields.ts'
import { bareHeading, fieldOfHeading, unitOfHeading } from './headings.ts'
import type { SourceKind } from './source-kind.ts'

/** Where one column of a file goes. */
export interface ColumnMapping {
  readonly heading: string
  readonly field: string
  /** Of an area; m² unless told. */
  readonly unit?: AreaUnit | undefined
}

/** What a mapping is remembered by: the same headings, in whatever order. */
export function headingSet(headings: readonly string[]): string {
  return [...new Set(headings.map(bareHeading))].sort().join('|')
}

/**
 * The mapping by headings alone. No field is given twice: the first column that is called so has it, since a second one
 * of the name means something else.
 */
export function proposedMapping(kind: SourceKind, headings: readonly string[]): readonly ColumnMapping[] {
  const fields = fieldsOfKind(kind)
  const taken = new Set<string>()
  return headings.flatMap((heading): readonly ColumnMapping[] => {
    const name = fieldOfHeading(kind, heading)
    const field = name === null ? undefined : fields[name]
    if (name === null || field === undefined || taken.has(name)) return []
    taken.add(name)
    return [isArea(field) ? { heading, field: name, unit: unitOfHeading(heading) ?? 'm2' } : { heading, field: name }]
  })
}

/** Why a mapping cannot be used, as sentences; none when it can. */
export function mappingFaults(
  kind: SourceKind,
  headings: readonly string[],
  columns: readonly ColumnMapping[],
): readonly string[] {
  const fields = fieldsOfKind(kind)
  const faults: string[] = []
  const seen = new Set<string>()
  for (const { heading, field, unit } of columns) {
    if (!headings.includes(heading)) faults.push(`文件中没有“${heading}”这一列。`)
    const target = fields[field]
    if (target === undefined) faults.push(`“${heading}”对应的字段不属于这类来源。`)
    else if (unit !== undefined && !isArea(target)) faults.push(`“${heading}”不是面积，不能指定面积单位。`)
    if (seen.has(field)) faults.push(`有两列对应“${target?.label ?? field}”。`)
    seen.add(field)
  }
  return [...new Set(faults)]
}
