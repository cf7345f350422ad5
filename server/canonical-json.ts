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
  const keys = Object.keys(value)
  let text = ''
  for (const { key, prefix } of inOrder(keys)) {
    const member = value[key]
    if (member !== undefined) text += `${text === '' ? '' : ','}${prefix}${canonicalJson(member)}`
  }
  return `{${text}}`
}

interface Member {
  readonly key: string
  /** The key in quotes, with its colon. */
  readonly prefix: string
}

/** Rows of a batch have the same few lists of keys: each is sorted once. By number of keys, first and last of them. */
const sortedLists = new Map<string, { readonly keys: readonly string[]; readonly members: readonly Member[] }>()
const mostLists = 1000

function inOrder(keys: readonly string[]): readonly Member[] {
  const name = `${keys.length} ${keys[0]} ${keys.at(-1)}`
  const known = sortedLists.get(name)
  if (known?.keys.every((key, index) => key === keys[index])) return known.members
  // Array.prototype.sort compares UTF-16 code units, as RFC 8785 section 3.2.3 asks.
  const members = [...keys].sort().map((key) => ({ key, prefix: `${JSON.stringify(key)}:` }))
  if (sortedLists.size >= mostLists) sortedLists.clear()
  sortedLists.set(name, { keys, members })
  return members
}
