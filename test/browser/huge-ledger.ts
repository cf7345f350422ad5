import type { Page } from 'playwright-core'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import { conflict } from '../console/conflicts/conflict.ts'

/** More than anybody reads through. */
export const hugeLedger = 3107

interface Asked {
  readonly items: readonly { readonly id: string; readonly rowRevision: number; readonly choice: 'mine' | 'theirs' }[]
}

const settledAt = '2026-11-22T09:12:00.000+08:00'

/**
 * Answers the ledger with thousands of made-up conflicts in place of the server, and settles them as it would; every
 * five hundredth row was changed by somebody else meanwhile. Returns what was asked to be settled, growing.
 * @param shown the most that a page to be looked at holds
 */
export async function answerHugeLedger(page: Page, shown = 50): Promise<readonly Asked[]> {
  const ledger = Array.from({ length: hugeLedger }, (_, index) => hugeConflict(index))
  const asked: Asked[] = []
  await page.route('**/api/v1/conflicts?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    const [state, parcel] = [query.get('state') ?? 'open', query.get('parcelCode')]
    const own = ledger.filter(({ parcelCode }) => parcel === null || parcelCode === parcel)
    const found = own.filter(({ settlement }) => state === 'all' || (settlement === null) === (state === 'open'))
    const from = Number(query.get('cursor') ?? 0)
    const limit = Number(query.get('limit'))
    const end = Math.min(found.length, from + (limit < 500 ? Math.min(limit, shown) : limit))
    const open = own.filter(({ settlement }) => settlement === null).length
    const nextCursor = end < found.length ? String(end) : null
    return route.fulfill({ json: { items: found.slice(from, end), nextCursor, open } })
  })
  await page.route('**/api/v1/conflicts/settlements', (route) => {
    const body: Asked = route.request().postDataJSON()
    asked.push(body)
    const items = body.items.map(({ id, rowRevision, choice }) => {
      const index = ledger.findIndex((one) => one.id === id)
      const one = ledger[index]
      if (one === undefined || index % 500 === 498) return { id, revision: null, refusal: changedSince }
      ledger[index] = {
        ...one,
        settlement: { choice, value: one[choice], by: '周涛', at: settledAt, reason: null },
      }
      return { id, revision: rowRevision + 1, refusal: null }
    })
    return route.fulfill({ json: { items } })
  })
  return asked
}

const changedSince = { code: 'row-changed-since', message: '李强今天 14:30 又改过这一行。请看过现在的内容再处理。' }

function hugeConflict(index: number): LedgerConflict {
  const parcelCode = `SJ-XQ-${String(index + 1).padStart(4, '0')}`
  const common = { id: `c${index}`, parcelCode, key: `2025/${parcelCode}`, parcelName: `新桥镇示例路${index + 1}号` }
  switch (index % 4) {
    case 0:
      return conflict({ ...common, mineDevice: 'Excel（Windows）3f2a', theirsDevice: 'WPS（Windows）91c0' })
    case 1:
      return conflict({
        ...common,
        form: 'enterprise-information',
        firmName: '上海示例半导体材料与装备技术发展股份有限公司松江分公司',
        field: 'taxPaid',
        base: null,
        mine: 900,
        theirs: 1_284_060.5,
        current: 1_284_060.5,
      })
    case 2:
      return conflict({
        ...common,
        field: 'currentUse',
        base: '工业用地',
        mine: '仓储用地',
        theirs: { raw: '工业、仓储混合，待现场核实' },
        current: { raw: '工业、仓储混合，待现场核实' },
      })
    default:
      return conflict({ ...common, layer: 'department', maySettle: false })
  }
}
