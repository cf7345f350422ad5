import { expect, test } from 'vitest'
import { timelineOf } from '#console/parcel/timeline.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'

const day = '2026-11-20T10:00:00.000+08:00'
const later = '2026-11-20T11:00:00.000+08:00'

function given(reason: string, at: string, code = 'X08'): ParcelDetail['reasons'][number] {
  return { key: '2025/SJ-1', code, field: 'vacantFloorArea', reason, by: '王芳', at, takenBack: false }
}

function change(revision: number, at: string): ParcelDetail['history'][number] {
  const who = { at, by: '王芳', username: 'wangfang', source: 'pane', layer: 'reported', batch: '1' } as const
  return { key: '2025/SJ-1', revision, changes: [], ...who }
}

function lines(detail: Pick<ParcelDetail, 'history' | 'reasons'>): readonly string[] {
  return timelineOf({ ...detail, transitions: [] }).map((item) =>
    item.kind === 'reason' ? `${item.entry.reason}${item.counts ? '' : '（后来另有）'}` : `第${item.entry.revision}版`,
  )
}

test('新的在前；同一时刻的理由在它说明的修改之前，后给的在先给的之前', () => {
  const history = [change(1, day), change(2, later)]
  const reasons = [given('第一条', day), given('同批第二条', day), given('最后一条', later)]
  expect(lines({ history, reasons })).toEqual([
    '最后一条',
    '第2版',
    '同批第二条（后来另有）',
    '第一条（后来另有）',
    '第1版',
  ])
})

test('别的提醒的理由各算各的', () => {
  const reasons = [given('空置', day), given('产值', later, 'X14')]
  expect(lines({ history: [], reasons })).toEqual(['产值', '空置'])
})
