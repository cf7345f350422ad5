import type { Page } from 'playwright-core'
import type { ParcelSummary } from '#core/api/parcels.ts'
import { rowStatuses } from '#core/record/status.ts'
import { towns } from '#core/vocabulary/district.ts'
import { landClasses } from '#core/vocabulary/land.ts'

/** Parcels of the whole city's base map. */
export const hugeTotal = 48_501

export function hugeCode(index: number): string {
  return `SJ-XQ-${String(index + 1).padStart(5, '0')}`
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('an empty list has no items')
  return item
}

function hugeParcel(index: number): ParcelSummary {
  const isJudged = index % 7 !== 0
  const classes = ['A', 'B', 'B', 'B', 'C', 'D'] as const
  return {
    parcelCode: hugeCode(index),
    parcelName: `新桥镇示例路${index + 1}号`,
    townCode: at(towns, index).code,
    ownerName: index % 5 === 0 ? '上海示例半导体材料与装备技术发展股份有限公司松江分公司' : '示例精密制造有限公司',
    landClass: at(landClasses, index),
    landArea: 1000 + (index % 5000) * 13.37,
    status: at(rowStatuses, index),
    firms: index % 4,
    errors: index % 11 === 0 ? 2 : 0,
    warnings: index % 6 === 0 ? 1 : 0,
    revision: 1,
    updatedAt: '2026-11-20T14:20:07+08:00',
    result: {
      class: isJudged ? at(classes, index) : null,
      how: isJudged ? 'ranked' : null,
      status: isJudged ? 'ok' : 'incomplete',
      total: isJudged ? (index % 10_000) / 100 : null,
      rank: isJudged ? index + 1 : null,
      of: isJudged ? hugeTotal : null,
      rules: [],
      flagged: false,
      formal: false,
    },
  }
}

/**
 * Answers the list of parcels with 48,501 made-up rows in place of the server, which takes minutes to be filled with
 * them: what is tried is the page. Returns the offsets it was asked for, growing.
 */
export async function answerHugeList(page: Page): Promise<readonly number[]> {
  const offsets: number[] = []
  await page.route('**/api/v1/parcels?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    const offset = Number(query.get('offset') ?? 0)
    const limit = Number(query.get('limit') ?? 200)
    offsets.push(offset)
    const end = Math.min(hugeTotal, offset + limit)
    const items = Array.from({ length: Math.max(0, end - offset) }, (_, row) => hugeParcel(offset + row))
    return route.fulfill({ json: { items, nextCursor: null, total: hugeTotal } })
  })
  return offsets
}
