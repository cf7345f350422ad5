/**
 * Canonical JSON (RFC 8785): keys in UTF-16 order, numbers as ECMAScript prints them, no spaces. The same content gives
 * the same bytes, whatever the order it was put together in; a key that is undefined is absent. Throws TypeError for
 * what JSON cannot say: functions, NaN, ±∞, dates and other things that are no plain data.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`not plain data: ${String(value)}`)
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  const parts: string[] = []
  // Array.prototype.sort compares UTF-16 code units, as RFC 8785 section 3.2.3 asks.
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${parts.join(',')}}`
}
