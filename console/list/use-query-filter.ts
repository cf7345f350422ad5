import { navigate, usePlace } from '../route/place.ts'

export interface QueryFilter {
  /** '' when the address says nothing. */
  readonly of: (name: string) => string
  readonly set: (name: string, value: string) => void
  readonly clear: () => void
}

/** Simple conditions of a list, kept in the address. */
export function useQueryFilter(names: readonly string[]): QueryFilter {
  const { path, query } = usePlace()
  const go = (next: URLSearchParams): void => {
    const text = next.toString()
    navigate(text === '' ? path : `${path}?${text}`, { replace: true })
  }
  return {
    of: (name) => (query.get(name) ?? '').slice(0, 100),
    set: (name, value) => {
      const next = new URLSearchParams(query)
      if (value === '') next.delete(name)
      else next.set(name, value)
      go(next)
    },
    clear: () => {
      const next = new URLSearchParams(query)
      for (const name of names) next.delete(name)
      go(next)
    },
  }
}
