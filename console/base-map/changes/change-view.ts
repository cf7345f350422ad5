import { type ChangeKind, changeKinds } from '#core/base-map/import-state.ts'
import { baseImportPath } from '../../route/base-map-route.ts'
import type { ImportCounts } from '../counts-text.ts'
import { amountOf } from '../counts-text.ts'

/** Which lines of a comparison are looked at: read from the address and written to it. */
export interface ChangeView {
  readonly kind: ChangeKind
  readonly town: string
  /** '' for all. */
  readonly field: string
  readonly area: 'differs' | 'none' | null
  readonly q: string
}

/** What needs looking at comes first: the kinds in this order, the first with a line. */
const order: readonly ChangeKind[] = ['changed', 'new', 'missing', 'undecided', 'refused', 'unchanged']

export function parseChangeView(query: URLSearchParams, counts: ImportCounts): ChangeView {
  const usual = order.find((kind) => amountOf(counts, kind) > 0) ?? 'changed'
  const area = query.get('area')
  return {
    kind: changeKinds.find((kind) => kind === query.get('kind')) ?? usual,
    town: (query.get('town') ?? '').slice(0, 40),
    field: (query.get('field') ?? '').slice(0, 60),
    area: area === 'differs' || area === 'none' ? area : null,
    q: (query.get('q') ?? '').slice(0, 100),
  }
}

/** The conditions as the server takes them. */
export function changeFilter({ kind, town, field, area, q }: ChangeView) {
  return {
    kind,
    ...(town === '' ? {} : { town }),
    ...(field === '' ? {} : { field }),
    ...(area === null ? {} : { area }),
    ...(q === '' ? {} : { q }),
  }
}

export function changesAddress(id: string, view: ChangeView): string {
  return `${baseImportPath(id)}?${new URLSearchParams(changeFilter(view)).toString()}`
}

export function isNarrowed({ town, field, area, q }: ChangeView): boolean {
  return town !== '' || field !== '' || area !== null || q !== ''
}
