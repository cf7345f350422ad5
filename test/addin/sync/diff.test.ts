import { describe, expect, it } from 'vitest'
import type { SnapshotRow } from '#addin/storage/stored.ts'
import { incomingFields, pendingFields } from '#addin/sync/diff.ts'

const none: ReadonlySet<string> = new Set()
const fields = ['floorArea', 'propertyQuality', 'vacantFloorArea']

function known(cells: SnapshotRow['cells']): SnapshotRow {
  return {
    form: 'parcel-self-assessment',
    key: '2025/SJ-XQ-0137',
    revision: 3,
    status: 'draft',
    cells,
    masked: [],
  }
}

describe('要发送的字段', () => {
  it('没有同步过的行：填了的都送，没填的不送', () => {
    expect(pendingFields({ floorArea: 16000, ownerName: '示例' }, null, fields, none)).toEqual({ floorArea: 16000 })
  })

  it('同步过的行：只送不同的，清空也是修改，0 不是空', () => {
    const before = known({ floorArea: 16000, propertyQuality: '良', vacantFloorArea: 0 })
    expect(pendingFields({ floorArea: 15000, vacantFloorArea: 0 }, before, fields, none)).toEqual({
      floorArea: 15000,
      propertyQuality: null,
    })
  })

  it('有冲突的字段等选择后再送', () => {
    expect(pendingFields({ floorArea: 15000 }, known({}), fields, new Set(['floorArea']))).toEqual({})
  })

  it('读不懂的原文也比较', () => {
    const before = known({ floorArea: { raw: '约一万' } })
    expect(pendingFields({ floorArea: { raw: '约一万' } }, before, fields, none)).toEqual({})
    expect(pendingFields({ floorArea: { raw: '约两万' } }, before, fields, none)).toEqual({
      floorArea: { raw: '约两万' },
    })
  })
})

describe('取回的字段', () => {
  it('这里没改的取对方的，这里改过的留着', () => {
    const before = known({ floorArea: 16000, propertyQuality: '良' })
    const mine = { floorArea: 16000, propertyQuality: '优' }
    const now = { floorArea: 15500, propertyQuality: '中' }
    expect(incomingFields(mine, before, now, fields, none)).toEqual({ floorArea: 15500 })
  })

  it('对方清空了，这里没改的也清空', () => {
    expect(incomingFields({ floorArea: 16000 }, known({ floorArea: 16000 }), {}, fields, none)).toEqual({
      floorArea: null,
    })
  })

  it('没有同步过的行只填空格', () => {
    expect(incomingFields({ floorArea: 1 }, null, { floorArea: 2, propertyQuality: '良' }, fields, none)).toEqual({
      propertyQuality: '良',
    })
  })
})
