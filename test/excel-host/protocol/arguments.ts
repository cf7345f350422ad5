import { HostError } from './host-error.ts'
import type { HostObject } from './host-type.ts'

/** Arguments of a call as the batch has them; objects of the API are already looked up. */
export class Arguments {
  readonly #values: readonly unknown[]
  readonly #objects: readonly (HostObject | null)[]
  readonly #member: string
  readonly #lookUp: (pathId: number) => HostObject | null

  constructor(
    member: string,
    values: readonly unknown[],
    objects: readonly (HostObject | null)[],
    lookUp: (pathId: number) => HostObject | null,
  ) {
    this.#member = member
    this.#values = values
    this.#objects = objects
    this.#lookUp = lookUp
  }

  /** What was called, 'Range.getCell'. */
  get member(): string {
    return this.#member
  }

  /** The same without the first few. */
  shifted(by: number): Arguments {
    return new Arguments(this.#member, this.#values.slice(by), this.#objects.slice(by), this.#lookUp)
  }

  raw(index: number): unknown {
    return this.#values[index]
  }

  has(index: number): boolean {
    return this.#values[index] !== undefined && this.#values[index] !== null
  }

  object(index: number): HostObject | null {
    return this.#objects[index] ?? null
  }

  text(index: number, otherwise?: string): string {
    const value = this.#values[index]
    if (typeof value === 'string') return value
    if ((value === undefined || value === null) && otherwise !== undefined) return otherwise
    throw this.invalid()
  }

  integer(index: number, otherwise?: number): number {
    const value = this.#values[index]
    if (typeof value === 'number' && Number.isInteger(value)) return value
    if ((value === undefined || value === null) && otherwise !== undefined) return otherwise
    throw this.invalid()
  }

  flag(index: number, otherwise: boolean): boolean {
    const value = this.#values[index]
    if (typeof value === 'boolean') return value
    if (value === undefined || value === null) return otherwise
    throw this.invalid()
  }

  /** A plain object of options; {} when there is none. */
  options(index: number): Readonly<Record<string, unknown>> {
    const value = this.#values[index]
    if (value === undefined || value === null) return {}
    if (isPlainObject(value)) return value
    throw this.invalid()
  }

  /** An object of the API named inside options: {"_ObjectPathId": 7}. */
  nested(value: unknown): HostObject | null {
    const id = isPlainObject(value) ? value._ObjectPathId : undefined
    return typeof id === 'number' ? this.#lookUp(id) : null
  }

  invalid(detail = ''): HostError {
    return new HostError('InvalidArgument', this.#member, detail)
  }
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
