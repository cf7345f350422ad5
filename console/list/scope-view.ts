import { townName } from '#core/vocabulary/district.ts'

/** Which rows a list is about: those of a 街镇, of a parcel, or '' for all the reader sees. Part of the address. */
export interface ScopeView {
  readonly town: string
  readonly parcel: string
}

export const everywhere: ScopeView = { town: '', parcel: '' }

export function parseScope(query: URLSearchParams): ScopeView {
  const town = query.get('town') ?? ''
  return { town: townName(town) === null ? '' : town, parcel: (query.get('parcel') ?? '').trim().slice(0, 40) }
}

/** The conditions as the server takes them. */
export function scopeFilter({ town, parcel }: ScopeView): { readonly town?: string; readonly parcelCode?: string } {
  return { ...(town === '' ? {} : { town }), ...(parcel === '' ? {} : { parcelCode: parcel }) }
}

/** The conditions as parts of an address. */
export function scopeQuery({ town, parcel }: ScopeView): Readonly<Record<string, string>> {
  return { ...(town === '' ? {} : { town }), ...(parcel === '' ? {} : { parcel }) }
}

/** 新桥镇、地块 SJ-XQ-0137; '' without a condition. */
export function scopeWords({ town, parcel }: ScopeView): string {
  return [town === '' ? '' : (townName(town) ?? town), parcel === '' ? '' : `地块 ${parcel}`].filter(Boolean).join('、')
}
