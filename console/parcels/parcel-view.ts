import { parcelSorts } from '#core/api/parcels.ts'
import { type ParcelProgress, parcelProgresses } from '#core/progress/parcel-progress.ts'
import { type RowStatus, rowStatuses } from '#core/record/status.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { towns } from '#core/vocabulary/district.ts'
import { type LandClass, landClasses } from '#core/vocabulary/land.ts'

export type ClassChoice = ParcelClass | 'none'
export type ParcelSort = (typeof parcelSorts)[number]

/** Everything that defines the list of parcels: read from the address and written to it. */
export interface ParcelView {
  readonly town: readonly string[]
  readonly class: readonly ClassChoice[]
  readonly status: readonly RowStatus[]
  readonly land: readonly LandClass[]
  readonly finding: 'error' | 'warning' | null
  /** 规划空间; none for parcels without one. */
  readonly zone: string | null
  /** How they stand to a step and its due date. */
  readonly progress: ParcelProgress | null
  /** Code of a finding. */
  readonly code: string | null
  readonly q: string
  readonly sort: ParcelSort
  /** Columns after 地块编码, null for the usual ones. */
  readonly cols: readonly string[] | null
  /** Chosen parcels, 'all' for the whole filter result. */
  readonly sel: readonly string[] | 'all'
}

export const classChoices: readonly ClassChoice[] = [...parcelClasses.map((one) => one.code), 'none']
const townCodes: readonly string[] = towns.map((town) => town.code)
const usualSort: ParcelSort = 'parcelCode'
const everything = '*'

export const emptyView: ParcelView = {
  town: [],
  class: [],
  status: [],
  land: [],
  finding: null,
  zone: null,
  progress: null,
  code: null,
  q: '',
  sort: usualSort,
  cols: null,
  sel: [],
}

/** The view an address asks for. What it does not know is left out, so that an old link still opens. */
export function parseParcelView(query: URLSearchParams): ParcelView {
  const cols = query.get('cols')
  return {
    town: known(query, 'town', townCodes),
    class: known(query, 'class', classChoices),
    status: known(query, 'status', rowStatuses),
    land: known(query, 'land', landClasses),
    finding: known(query, 'finding', ['error', 'warning'] as const)[0] ?? null,
    zone: query.get('zone') || null,
    progress: known(query, 'progress', parcelProgresses)[0] ?? null,
    code: query.get('code') || null,
    q: (query.get('q') ?? '').slice(0, 100),
    sort: known(query, 'sort', parcelSorts)[0] ?? usualSort,
    cols: cols === null ? null : listOf(cols),
    sel: query.get('sel') === everything ? 'all' : listOf(query.get('sel') ?? ''),
  }
}

function listOf(text: string): readonly string[] {
  return [...new Set(text.split(',').filter((part) => part !== ''))]
}

function known<T extends string>(query: URLSearchParams, name: string, choices: readonly T[]): readonly T[] {
  const asked = listOf(query.get(name) ?? '')
  return choices.filter((choice) => asked.includes(choice))
}

/** The conditions of a view as the server takes them; those that are not set are absent. */
export interface ParcelFilter {
  readonly town?: string
  readonly class?: string
  readonly status?: string
  readonly land?: string
  readonly finding?: 'error' | 'warning'
  readonly zone?: string
  readonly progress?: ParcelProgress
  readonly code?: string
  readonly q?: string
}

export function filterOf(view: ParcelView): ParcelFilter {
  const { town, finding, zone, progress, code, q } = view
  return {
    ...(town.length > 0 ? { town: town.join(',') } : {}),
    ...(view.class.length > 0 ? { class: view.class.join(',') } : {}),
    ...(view.status.length > 0 ? { status: view.status.join(',') } : {}),
    ...(view.land.length > 0 ? { land: view.land.join(',') } : {}),
    ...(finding === null ? {} : { finding }),
    ...(zone === null ? {} : { zone }),
    ...(progress === null ? {} : { progress }),
    ...(code === null ? {} : { code }),
    ...(q === '' ? {} : { q }),
  }
}

/** The view as the query of an address, commas readable; '' for the usual view. */
export function parcelViewQuery(view: ParcelView): string {
  const parts: Record<string, string> = {
    ...filterOf(view),
    ...(view.sort === usualSort ? {} : { sort: view.sort }),
    ...(view.cols === null ? {} : { cols: view.cols.join(',') }),
    ...(view.sel === 'all' ? { sel: everything } : view.sel.length > 0 ? { sel: view.sel.join(',') } : {}),
  }
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&')
}

/** The address of the list in a view. */
export function parcelsAddress(view: Partial<ParcelView>): string {
  const query = parcelViewQuery({ ...emptyView, ...view })
  return query === '' ? '/parcels' : `/parcels?${query}`
}

export function isFiltered(view: ParcelView): boolean {
  return Object.keys(filterOf(view)).length > 0
}
