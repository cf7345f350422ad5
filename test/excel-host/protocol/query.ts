import type { QueryInfo } from './batch.ts'
import { HostError } from './host-error.ts'
import type { HostObject, TypeName } from './host-type.ts'

/** What a load asks of an object: its names, and for each object among them what to ask of that. */
export interface Wish {
  all: boolean
  readonly names: Map<string, Wish>
}

/** Throws ApiNotFound for a member that the host's requirement set does not have. */
export type MemberCheck = (type: TypeName, member: string) => void

/** "format/fill/color" and "items/name" as a tree. office.js has taken 'items/' off already. */
export function wishOf(query: QueryInfo): Wish {
  const root: Wish = { all: false, names: new Map() }
  for (const path of query.Select ?? []) add(root, path.split(/[/.]/))
  for (const path of query.Expand ?? []) add(root, [...path.split(/[/.]/), '*'])
  // A load without names asks for everything plain.
  return root.names.size === 0 ? { ...root, all: true } : root
}

function add(wish: Wish, path: readonly string[]): void {
  const [name, ...rest] = path
  if (name === undefined || name === '') return
  if (name === '*' || name === '$all') {
    wish.all = true
    return
  }
  const wireName = name.charAt(0).toUpperCase() + name.slice(1)
  const child = wish.names.get(wireName) ?? { all: false, names: new Map() }
  wish.names.set(wireName, child)
  add(child, rest)
}

/** The answer to a load; null for the null object. */
export function readObject(object: HostObject | null, wish: Wish, query: QueryInfo, check: MemberCheck): unknown {
  if (object === null) return null
  if (object.isCollection) return readCollection(object, wish, query, check)
  const answer: Record<string, unknown> = { ...object.identity() }
  if (wish.all) {
    for (const name of object.scalarNames()) if (isThere(object, name, check)) answer[name] = object.read(name)
  }
  for (const [name, child] of wish.names) {
    if (object.hasScalar(name)) {
      check(object.typeName, name)
      answer[name] = object.read(name)
    } else if (object.hasLink(name)) {
      check(object.typeName, name)
      const isLeaf = child.names.size === 0
      answer[name] = readObject(object.link(name), isLeaf ? { ...child, all: true } : child, {}, check)
    } else {
      throw new HostError('ApiNotFound', `${object.typeName}.${camelCase(name)}`)
    }
  }
  return answer
}

function readCollection(object: HostObject, wish: Wish, query: QueryInfo, check: MemberCheck): unknown {
  const own = [...wish.names.keys()].filter((name) => object.hasScalar(name))
  const ofItems: Wish = { all: wish.all, names: new Map([...wish.names].filter(([name]) => !own.includes(name))) }
  const answer: Record<string, unknown> = { ...object.identity() }
  for (const name of own) {
    check(object.typeName, name)
    answer[name] = object.read(name)
  }
  if (own.length > 0 && ofItems.names.size === 0 && !ofItems.all) return answer
  const skip = query.Skip ?? 0
  const items = object.items().slice(skip, query.Top === undefined ? undefined : skip + query.Top)
  answer._Items = items.map((item) => readObject(item, ofItems, {}, check))
  return answer
}

function isThere(object: HostObject, name: string, check: MemberCheck): boolean {
  try {
    check(object.typeName, name)
    return true
  } catch (error) {
    if (error instanceof HostError) return false
    throw error
  }
}

export function camelCase(wireName: string): string {
  return wireName.charAt(0).toLowerCase() + wireName.slice(1)
}

/** The same answer as retrieve() takes it: names in camel case, items as 'items'. */
export function asJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [jsonName(name), asJson(inner)])
  return Object.fromEntries(entries)
}

function jsonName(name: string): string {
  if (name === '_Items') return 'items'
  return name.startsWith('_') ? name : camelCase(name)
}
