import type { Arguments } from './arguments.ts'
import { HostError } from './host-error.ts'
import type { HostObject, HostType, TypeName } from './host-type.ts'
import { camelCase } from './query.ts'
import type { Session } from './session.ts'
import type { Targets } from './targets.ts'

/** A thing of the model seen through a type of the API. Members the type does not list are ApiNotFound by name. */
export class Bound<K extends TypeName> implements HostObject {
  readonly typeName: K
  readonly target: Targets[K]
  readonly #type: HostType<Targets[K]>
  readonly #session: Session
  readonly #reference: string | null

  constructor(typeName: K, type: HostType<Targets[K]>, target: Targets[K], session: Session, reference?: string) {
    this.typeName = typeName
    this.target = target
    this.#type = type
    this.#session = session
    this.#reference = reference ?? null
  }

  get isCollection(): boolean {
    return this.#type.items !== undefined
  }

  identity(): Readonly<Record<string, unknown>> {
    const { id, idName = 'Id' } = this.#type
    return {
      ...(id === undefined ? {} : { [idName]: id(this.target) }),
      ...(this.#reference === null ? {} : { _ReferenceId: this.#reference }),
    }
  }

  scalarNames(): readonly string[] {
    return Object.entries(this.#type.scalars ?? {}).flatMap(([name, { read }]) => (read === undefined ? [] : [name]))
  }

  hasScalar(name: string): boolean {
    return this.#type.scalars?.[name]?.read !== undefined
  }

  hasLink(name: string): boolean {
    return this.#type.links?.[name] !== undefined
  }

  read(name: string): unknown {
    const read = this.#type.scalars?.[name]?.read
    if (read === undefined) throw this.#unknown(name)
    return read(this.target, this.#session)
  }

  write(name: string, args: Arguments): void {
    const write = this.#type.scalars?.[name]?.write
    if (write === undefined) throw this.#unknown(name)
    write(this.target, args, this.#session)
  }

  link(name: string): HostObject | null {
    const link = this.#type.links?.[name]
    if (link === undefined) throw this.#unknown(name)
    return link(this.target, this.#session)
  }

  canFind(method: string): boolean {
    return this.#type.finds?.[method] !== undefined
  }

  find(method: string, args: Arguments): HostObject | null {
    const find = this.#type.finds?.[method]
    if (find !== undefined) return find(this.target, args, this.#session)
    // Items without an id are asked for by their number, whether or not the type lists it.
    if (method !== 'GetItemAt' || !this.isCollection) throw this.#unknown(method)
    const item = this.items()[args.integer(0)]
    if (item === undefined) throw new HostError('ItemNotFound', args.member)
    return item
  }

  call(method: string, args: Arguments): unknown {
    const call = this.#type.calls?.[method]
    if (call === undefined) throw this.#unknown(method)
    return call(this.target, args, this.#session)
  }

  items(): readonly HostObject[] {
    return this.#type.items?.(this.target, this.#session) ?? []
  }

  item(args: Arguments): HostObject {
    const { item } = this.#type
    if (item === undefined) throw this.#unknown('GetItem')
    return item(this.target, args, this.#session)
  }

  kept(reference: string): HostObject {
    if (this.#type.isKeepable !== true) throw this.#unknown('_KeepReference')
    return new Bound(this.typeName, this.#type, this.target, this.#session, reference)
  }

  as<T extends TypeName>(type: T): Targets[T] | null {
    return isOf(this, type) ? this.target : null
  }

  #unknown(member: string): HostError {
    return new HostError(
      'ApiNotFound',
      `${this.typeName}.${camelCase(member)}`,
      `(${this.typeName}.${camelCase(member)})`,
    )
  }
}

function isOf<T extends TypeName>(object: HostObject, type: T): object is Bound<T> {
  return object.typeName === type
}
