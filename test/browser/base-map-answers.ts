import type { Page } from 'playwright-core'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import type { BaseEntry } from '#core/api/base-parcels.ts'
import { changeKinds } from '#core/base-map/import-state.ts'
import {
  amounts,
  codeOf,
  decided,
  madeChange,
  madeConflict,
  madeDetail,
  madeImport,
  place,
  unclear,
  uploaded,
} from './base-map-made.ts'
import { madeEntry, madeParcel } from './base-map-made-parcel.ts'

/** Parcels of the whole city's base: more than anybody reads through. */
const hugeBase = 48_501

/** Answers the pages of 底版 with a made-up import of the whole base in place of the server. */
export async function answerBaseMap(page: Page, changed: Partial<BaseImport> = {}): Promise<void> {
  const detail = madeDetail(changed)
  await page.route('**/api/v1/base-map/imports?*', (route) => {
    const items = [
      detail.import,
      madeImport({
        id: 'made-2',
        kind: 'platform',
        state: 'applied',
        applied: { ...uploaded, reason: '市平台 2026 年 9 月下发' },
      }),
      madeImport({ id: 'made-3', kind: 'soe-four-batch', state: 'discarded', counts: null, records: 42 }),
      madeImport({ id: 'made-4', kind: 'land-use', state: 'read', counts: null, comparison: 0 }),
    ]
    return route.fulfill({ json: { items, nextCursor: null } })
  })
  await page.route('**/api/v1/base-map/imports/made-1', (route) => route.fulfill({ json: detail }))
  await page.route('**/api/v1/base-map/imports/made-1/changes?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    const kind = changeKinds.find((each) => each === query.get('kind')) ?? 'changed'
    const total = amounts[kind]
    return route.fulfill({ json: pageOf(query, total, (number) => madeChange(kind, number)) })
  })
  await page.route('**/api/v1/base-map/imports/made-1/conflicts?*', (route) => {
    const items = [
      unclear,
      decided,
      madeConflict(3),
      madeConflict(4, {
        type: 'missing',
        field: null,
        records: [],
        proposed: 'keep',
        choices: [
          { choice: 'keep', label: '保留' },
          { choice: 'retire', label: '注销' },
        ],
      }),
    ]
    return route.fulfill({ json: { items, nextCursor: 'more', total: 330 } })
  })
  await page.route('**/api/v1/base-map/imports/made-1/faults?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    return route.fulfill({ json: pageOf(query, 417, madeFault) })
  })
  await page.route('**/api/v1/base-map/entries?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    return route.fulfill({ json: pageOf(query, 1240, (number) => madeEntry(number, entryVariety(number))) })
  })
  await page.route('**/api/v1/base-map/parcels?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    return route.fulfill({ json: pageOf(query, hugeBase, (number) => parcelLine(number)) })
  })
  await page.route('**/api/v1/base-map/parcels/*/*', (route) => {
    const code = decodeURIComponent(new URL(route.request().url()).pathname.split('/').at(-1) ?? '')
    return route.fulfill({ json: madeParcel(code) })
  })
  await page.route('**/api/v1/base-map/code-rule', (route) =>
    route.fulfill({ json: { template: 'SJ-拟{town}-{seq:4}', example: 'SJ-拟105-0013', changed: null } }),
  )
}

function pageOf<Line>(query: URLSearchParams, total: number, make: (number: number) => Line) {
  const from = Number(query.get('cursor') ?? 0)
  const end = Math.min(total, from + Number(query.get('limit') ?? 50))
  const items = Array.from({ length: end - from }, (_, index) => make(from + index + 1))
  return { items, nextCursor: end < total ? String(end) : null, total }
}

function madeFault(number: number) {
  const effect = (['refused', 'left-out', 'note'] as const)[number % 3] ?? 'note'
  return {
    number,
    ...place(number * 7),
    column: effect === 'refused' ? null : '宗地面积（亩）',
    value: effect === 'refused' ? null : '约二十亩',
    effect,
    message: effect === 'refused' ? '整行只有备注，没有可以认出地块的内容。' : '登记土地面积：不是数字，没有采用。',
  }
}

function entryVariety(number: number): Partial<BaseEntry> {
  if (number % 3 === 0) return { kind: 'soe-four-batch', event: null, year: '2025', parcelCodes: [codeOf(number)] }
  return number % 3 === 1 ? {} : { candidates: [], state: 'handled', parcelCodes: [codeOf(7), codeOf(8)] }
}

function parcelLine(number: number) {
  const { fields, geometry, history, entries, predecessors, successors, ...line } = madeParcel(codeOf(number))
  const isBare = number % 4 === 0
  return {
    ...line,
    isProposedCode: number % 9 === 0,
    state: number % 11 === 0 ? ('retired' as const) : ('active' as const),
    area: isBare ? null : line.area,
    landArea: isBare ? null : line.landArea,
  }
}
