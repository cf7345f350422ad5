import { expect, onTestFinished, test } from 'vitest'
import type { LeftOut } from '#addin/workers/protocol.ts'
import { parcelWorkbook } from '../../browser/pane-files.ts'
import { startNodeEngine } from '../node-engine.ts'

const parcel: LeftOut = { form: 'parcel-self-assessment', key: '2025/SJ-XQ-0137' }
const firm: LeftOut = { form: 'enterprise-information', key: '2025/SJ-XQ-0137/91310117999999912E' }
const today = '2026-11-22'

/** Codes found and parcels scored, with these rows left out. */
async function judged(rows: readonly LeftOut[]) {
  const engine = startNodeEngine()
  onTestFinished(engine.end)
  await engine.call('open', { bytes: await parcelWorkbook({ selfUsedArea: 14000 }, { hasDischarge: false }) })
  await engine.call('leaveOut', { rows })
  const codes: string[] = []
  const answer = await engine.call(
    'check',
    { rows: null, step: 'fill', today },
    {
      onPart: ({ parcels }) => {
        for (const { findings } of parcels) codes.push(...findings.map(({ code }) => code))
      },
    },
  )
  const scores = await engine.call('score', { today })
  return { codes, rows: answer?.rows, scored: scores.rows.map(({ parcelCode }) => parcelCode) }
}

test('没有删除的行：都校验，都评分', async () => {
  const { codes, rows, scored } = await judged([])
  expect(codes).toEqual(expect.arrayContaining(['X01', 'X22']))
  expect([rows, scored]).toEqual([2, ['SJ-XQ-0137']])
})

test('删除的企业不再计入，地块的企业数对不上要说', async () => {
  const { codes, rows } = await judged([firm])
  expect(codes).not.toContain('X22')
  expect(codes).toContain('X08')
  expect(rows).toBe(1)
})

test('删除的地块连同企业都不校验、不评分', async () => {
  expect(await judged([parcel])).toEqual({ codes: [], rows: 0, scored: [] })
})
