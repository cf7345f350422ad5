import type { Standard } from '../scoring/standard.ts'
import { standardShape } from '../scoring/standard-schema.ts'
import { isMembers, isSameJson, type Members } from '../vocabulary/same-json.ts'

export type Side = 'mine' | 'theirs'

/**
 * What two people made of one text, put together: what only one of them changed is taken from them, what both changed
 * otherwise from `prefer`. Members of lists are known by their ids. Null where the two do not make one standard (one
 * changed the bounds of a ladder that the other replaced by another method).
 */
export function mergedStandard(base: Standard, mine: Standard, theirs: Standard, prefer: Side): Standard | null {
  const read = standardShape.safeParse(merged(base, mine, theirs, prefer))
  return read.success ? read.data : null
}

function merged(base: unknown, mine: unknown, theirs: unknown, prefer: Side): unknown {
  if (isSameJson(mine, base)) return theirs
  if (isSameJson(theirs, base) || isSameJson(mine, theirs)) return mine
  if (isMembers(base) && isMembers(mine) && isMembers(theirs) && isOneKind(base, mine, theirs)) {
    const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)])
    const entries = [...keys].map((key) => [key, merged(base[key], mine[key], theirs[key], prefer)] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  const lists = [base, mine, theirs].map(byId)
  const [from, own, other] = lists
  if (from && own && other) return mergedList(from, own, other, prefer)
  return prefer === 'mine' ? mine : theirs
}

function mergedList(
  base: ReadonlyMap<string, unknown>,
  mine: ReadonlyMap<string, unknown>,
  theirs: ReadonlyMap<string, unknown>,
  prefer: Side,
): readonly unknown[] {
  const keys = orderOf([...base.keys()], [...mine.keys()], [...theirs.keys()])
  const items = keys.map((key) => merged(base.get(key), mine.get(key), theirs.get(key), prefer))
  return items.filter((item) => item !== undefined)
}

/** All names, in the order of whoever moved some of them; what one side added follows what it stood behind. */
function orderOf(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const isMoved = (names: readonly string[]): boolean => {
    const common = base.filter((name) => names.includes(name))
    return names.filter((name) => base.includes(name)).join() !== common.join()
  }
  const order = [...(isMoved(mine) ? mine : isMoved(theirs) ? theirs : base)]
  for (const names of [base, mine, theirs]) {
    for (const [index, name] of names.entries()) {
      if (!order.includes(name)) order.splice(order.indexOf(names[index - 1] ?? '') + 1, 0, name)
    }
  }
  return order
}

/** The members of a list under what names them; null when they have no names, or two have the same. */
function byId(list: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(list)) return null
  const named = new Map(list.map((item: unknown) => [nameOf(item), item]))
  const names = new Map([...named].flatMap(([name, item]) => (name === null ? [] : [[name, item] as const])))
  return names.size === list.length ? names : null
}

function nameOf(item: unknown): string | null {
  if (!isMembers(item)) return null
  if (typeof item.id === 'string') return item.id
  return typeof item.industry === 'string' ? `${item.industry}/${String(item.indicator)}` : null
}

/** Where the kinds differ, members of one would not fit the other. */
function isOneKind(...values: readonly Members[]): boolean {
  return ['kind', 'predicate', 'measure'].every((key) => new Set(values.map((value) => value[key])).size === 1)
}
