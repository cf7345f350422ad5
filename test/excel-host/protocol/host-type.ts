import type { Arguments } from './arguments.ts'
import type { Session } from './session.ts'
import type { Targets } from './targets.ts'

export type TypeName = keyof Targets

/** A property with a plain value. Without `write` it is read-only. */
export interface Scalar<T> {
  readonly read?: (target: T, session: Session) => unknown
  readonly write?: (target: T, args: Arguments, session: Session) => void
}

/** What the host knows of one type of the API: wire names to behaviour. A name that is not listed is ApiNotFound. */
export interface HostType<T> {
  /** The Id that office.js keeps and asks for again. */
  readonly id?: (target: T) => string | number
  readonly idName?: 'Id' | '_Id'
  readonly scalars?: Readonly<Record<string, Scalar<T>>>
  /** Properties that are objects; null is the null object. */
  readonly links?: Readonly<Record<string, (target: T, session: Session) => HostObject | null>>
  /** Methods that give an object. */
  readonly finds?: Readonly<Record<string, (target: T, args: Arguments, session: Session) => HostObject | null>>
  /** Methods that give a plain value or nothing. */
  readonly calls?: Readonly<Record<string, (target: T, args: Arguments, session: Session) => unknown>>
  /** Of a collection. */
  readonly items?: (target: T, session: Session) => readonly HostObject[]
  readonly item?: (target: T, args: Arguments, session: Session) => HostObject
  /** `_KeepReference` lets it live on after the batch. */
  readonly isKeepable?: boolean
}

/** An object of the API: a thing of the model seen through its type. */
export interface HostObject {
  readonly typeName: TypeName
  readonly isCollection: boolean
  /** What the client keeps of it: {Id} or {_Id}; {} when it has none. */
  identity(): Readonly<Record<string, unknown>>
  scalarNames(): readonly string[]
  hasScalar(name: string): boolean
  hasLink(name: string): boolean
  read(name: string): unknown
  write(name: string, args: Arguments): void
  link(name: string): HostObject | null
  /** The object a method gives. */
  find(method: string, args: Arguments): HostObject | null
  canFind(method: string): boolean
  call(method: string, args: Arguments): unknown
  items(): readonly HostObject[]
  item(args: Arguments): HostObject
  /** The same object, to be asked for by this reference in later batches. */
  kept(reference: string): HostObject
  /** The thing of the model, when the object is of that type. */
  as<K extends TypeName>(type: K): Targets[K] | null
}
