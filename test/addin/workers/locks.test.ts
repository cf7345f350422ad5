import { expect, onTestFinished, test } from 'vitest'
import type { WordedFinding } from '#addin/workers/protocol.ts'
import { readWorkbook } from '#workbook/read.ts'
import { handedOutWorkbook, handedOutKey as key } from '../handed-out.ts'
import { startNodeEngine } from '../node-engine.ts'

const form = 'parcel-self-assessment' as const

/** The open workbook, and what is found of its locks. */
async function opened() {
  const engine = startNodeEngine()
  onTestFinished(engine.end)
  const ids: string[] = []
  await engine.call(
    'open',
    { bytes: await handedOutWorkbook() },
    { onPart: ({ rows }) => void ids.push(...rows.filter((one) => one.form === form).map(({ id }) => id)) },
  )
  const row = ids[0] ?? ''
  const locked = async (): Promise<readonly WordedFinding[]> => {
    const found: WordedFinding[] = []
    await engine.call(
      'check',
      { rows: null, step: 'fill', today: '2026-11-22' },
      { onPart: ({ parcels }) => void found.push(...parcels.flatMap(({ findings }) => findings)) },
    )
    return found.filter(({ code }) => code === 'base-locked')
  }
  const edit = (field: string, value: number | null) =>
    engine.call('edit', { changes: [{ form, row, field, value }], added: [] })
  return { engine, edit, locked }
}

test('改了底版锁定的内容是须改正，说明下发时是多少；没有锁定的随便改', async () => {
  const { edit, locked } = await opened()
  expect(await locked()).toEqual([])
  await edit('floorArea', 12000)
  expect(await locked()).toEqual([])
  await edit('landArea', 999)
  const [found] = await locked()
  expect(found).toMatchObject({ level: 'error', field: 'landArea', parcelCode: 'SJ-XQ-0137' })
  expect(found?.why).toBe('底版提供，下发时为“13,400.00 m²”，改动后整行不收。')
  await edit('landArea', null)
  expect(await locked()).toHaveLength(1)
  await edit('landArea', 13400)
  expect(await locked()).toEqual([])
})

test('底版后来改了、已取回的，不算填表人改动；存回的工作簿记着新的锁定', async () => {
  const { engine, edit, locked } = await opened()
  await edit('landArea', 13500)
  const locks = [{ form, key, cells: { landArea: 13500, parcelName: '示例路137号' } }]
  await engine.call('relock', { locks })
  expect(await locked()).toEqual([])
  const revisions = [{ form, key, revision: 4 }]
  const { bytes } = await engine.call('save', { changes: [], revisions })
  const { meta } = await readWorkbook(bytes)
  expect(meta).toMatchObject({ handOut: 'h-1', locks, revisions })
})
