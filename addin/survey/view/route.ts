import { useEffect, useState } from 'preact/hooks'

/** A view of the page; it stands behind the # of the address, so that the page opens without a network at any of them. */
export type Route =
  | { readonly kind: 'tasks' }
  | { readonly kind: 'records' }
  | { readonly kind: 'parcel'; readonly cycle: string; readonly parcelCode: string }

/** #/parcel/2025/SJ-XQ-0137, as a printed sheet's code has it; anything else is the list of tasks. */
export function routeOf(hash: string): Route {
  const [, view, cycle = '', code = ''] = hash.replace(/^#/, '').split('/')
  if (view === 'records') return { kind: 'records' }
  if (view !== 'parcel' || code === '') return { kind: 'tasks' }
  try {
    return { kind: 'parcel', cycle, parcelCode: decodeURIComponent(code) }
  } catch {
    return { kind: 'tasks' }
  }
}

export function hashOf(route: Route): string {
  if (route.kind !== 'parcel') return `#/${route.kind}`
  return `#/parcel/${route.cycle}/${encodeURIComponent(route.parcelCode)}`
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = (): void => {
      setHash(location.hash)
      scrollTo(0, 0)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return routeOf(hash)
}
