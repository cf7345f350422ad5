import type { CellValue, Field } from '#core/form/field.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { exact, subtract, toNumber } from '#core/vocabulary/exact.ts'

/** How far two figures of a field are apart, with unit: 600.00 m²; null where they are no figures, or the same. */
export function differenceText(field: Field, one: CellValue | null, other: CellValue | null): string | null {
  if (typeof one !== 'number' || typeof other !== 'number' || one === other) return null
  return formatWithUnit(field, Math.abs(toNumber(subtract(exact(one), exact(other)))))
}
