/** Builds differ: what is a property in one is a method without arguments in the other. */
export type Shape = 'property' | 'method'

export interface Trouble {
  /** Somebody is in a cell: every call throws. */
  editing: boolean
}

/** How an object of WPS answers: its methods as they are, its other members by reading and writing. */
export type Members<T> = { readonly [K in keyof T]?: Member<NonNullable<T[K]>> }

type Member<V> = [V] extends [(...parameters: never[]) => unknown] ? V : Access<V>

interface Access<V> {
  readonly read?: () => V | null | undefined
  readonly write?: (value: V) => void
}

/** Makes an object of WPS as a build shows it; what it does not have is undefined. */
export type Dress = <T extends object>(members: Members<NoInfer<T>>) => T

export function dressFor(shape: Shape, without: readonly string[], trouble: Trouble): Dress {
  const guarded = <T>(act: () => T): T => {
    if (trouble.editing) throw new Error('Automation error: 0x800AC472')
    return act()
  }
  return <T extends object>(members: Members<T>) => {
    const known = new Map<PropertyKey, unknown>(Object.entries(members).filter(([name]) => !without.includes(name)))
    const handler: ProxyHandler<T> = {
      has: (_, name) => known.has(name),
      get: (_, name) => {
        const member = known.get(name)
        if (member === undefined || typeof member === 'function') return member
        const { read } = member as Access<unknown>
        return shape === 'method' ? () => guarded(() => read?.()) : guarded(() => read?.())
      },
      set: (_, name, value) => {
        if (shape === 'method' && name === 'Value2') throw new TypeError('Value2 is a method')
        const member = known.get(name) as Access<unknown> | undefined
        guarded(() => member?.write?.(value))
        return member?.write !== undefined
      },
    }
    return new Proxy({} as T, handler)
  }
}
