import type { Field } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import type { Unit } from '../vocabulary/unit.ts'

/** Amounts of one year: last year's are shown for comparison and never stand for this year's. */
const yearly: readonly Unit[] = ['万元', '吨标准煤', '万千瓦时', '吨', '人']

/** Said anew each year: the state on 31 December, and what people say of themselves. */
const saidAnew: ReadonlySet<string> = new Set(['opStatus', 'firmCount', 'selfClass', 'selfNote', 'fillDate'])

/** Whether last year's answer may stand for this year's once it is confirmed. Base fields are the base map's to fill. */
export function isCarried(form: Form, key: string, field: Field): boolean {
  if (field.filledBy !== 'enterprise' || field.personal !== undefined || form.key.includes(key)) return false
  return !saidAnew.has(key) && !('unit' in field && yearly.includes(field.unit))
}
