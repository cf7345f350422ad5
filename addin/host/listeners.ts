import type { Unsubscribe } from './host.ts'

/** Those who want to be told; told in the order they came. */
export interface Listeners<T> {
  readonly add: (listener: (value: T) => void) => Unsubscribe
  readonly tell: (value: T) => void
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>()
  return {
    add: (listener) => {
      all.add(listener)
      return () => {
        all.delete(listener)
      }
    },
    tell: (value) => {
      for (const listener of [...all]) listener(value)
    },
  }
}
