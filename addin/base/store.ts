import { useLayoutEffect, useReducer, useRef } from 'preact/hooks'

/** A value that tells when it is replaced. The value itself is never changed in place. */
export interface Store<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  /** Replaces some keys. */
  readonly patch: (part: Partial<T>) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  const set = (next: T): void => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => value,
    set,
    patch: (part) => set({ ...value, ...part }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The selected part of a store; the component is drawn again only when that part is another. */
export function useStore<T extends object, Part>(store: Store<T>, select: (value: T) => Part): Part {
  const [, redraw] = useReducer((version: number) => version + 1, 0)
  const selected = select(store.get())
  const shown = useRef(selected)
  shown.current = selected
  const selecting = useRef(select)
  selecting.current = select
  useLayoutEffect(() => {
    const follow = (): void => {
      if (!Object.is(selecting.current(store.get()), shown.current)) redraw(undefined)
    }
    follow()
    return store.subscribe(follow)
  }, [store])
  return selected
}
