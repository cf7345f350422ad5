/** A page of 底版 with what its path names. */
export type BaseMapRoute =
  | { readonly page: 'base-map' }
  | { readonly page: 'new-base-import' }
  | { readonly page: 'base-import'; readonly id: string }
  | { readonly page: 'base-parcels' }
  | { readonly page: 'base-entries' }

export const baseMapPath = '/base-map'
export const newBaseImportPath = '/base-map/new'
export const baseParcelsPath = '/base-map/parcels'
export const baseEntriesPath = '/base-map/entries'

/** @param rest decoded parts of the path after /base-map */
export function baseMapRoute(rest: readonly string[]): BaseMapRoute | null {
  const [first, second] = rest
  if (first === undefined) return { page: 'base-map' }
  if (first === 'imports' && second !== undefined && rest.length === 2) return { page: 'base-import', id: second }
  if (rest.length > 1) return null
  if (first === 'new') return { page: 'new-base-import' }
  if (first === 'parcels') return { page: 'base-parcels' }
  return first === 'entries' ? { page: 'base-entries' } : null
}

export function baseImportPath(id: string): string {
  return `/base-map/imports/${encodeURIComponent(id)}`
}

/** The lines of lists and leads that touch a parcel. */
export function baseEntriesOfPath(parcelCode: string): string {
  return `${baseEntriesPath}?parcel=${encodeURIComponent(parcelCode)}`
}
