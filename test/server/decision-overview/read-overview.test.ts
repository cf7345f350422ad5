import { expect, it } from 'vitest'
import { trendOf } from '#core/decision-overview/trend.ts'
import { chedun, wangFang, xinqiao } from '../cast.ts'
import { elsewhere, second, submit, threeParcels } from '../progress/stage.ts'
import { cycle, example } from '../rows.ts'
import { decided, evaluated, type Judged, overviewOf, stepOf } from './stage.ts'

const area = 13_333.33
const judged: readonly Judged[] = [
  { code: example, town: xinqiao, class: 'B', area, total: 72.6 },
  { code: second, town: xinqiao, class: 'D', area, total: 20 },
  { code: elsewhere, town: chedun, class: null, area },
]

it('评估前：各阶段宗数和面积随提交而变，没有的阶段说尚未进行，类别为空', async () => {
  const service = await threeParcels()
  const before = await overviewOf(service, cycle)
  const [, all] = stepOf(before, 'listed-for-year') ?? []
  expect(stepOf(before, 'listed-for-year')?.[0]).toBe(3)
  expect(stepOf(before, 'submitted')).toEqual([0, 0])
  await submit(service)
  const after = await overviewOf(service, cycle)
  expect(stepOf(after, 'listed-for-year')).toEqual([3, all])
  const [parcels, land] = stepOf(after, 'submitted') ?? []
  expect(parcels).toBe(1)
  expect(Number(land)).toBeGreaterThan(0)
  expect(Number(land)).toBeLessThan(Number(all))
  expect(
    ['evaluated', 'published', 'objected', 'decided', 'disposed'].map((step) => stepOf(after, step as 'decided')),
  ).toEqual([null, null, null, null, null])
  expect([after.stage, after.basis, after.classes, after.lowEfficiency, after.years]).toEqual([
    '填报',
    null,
    [],
    null,
    [],
  ])
})

it('草评是预估；正式评估在后来的草评之前；审定后以审定为准', async () => {
  const service = await threeParcels()
  await evaluated(service, 1, cycle, 'draft', judged)
  expect((await overviewOf(service, cycle)).basis).toMatchObject({ kind: 'draft', evaluation: '1' })
  expect(stepOf(await overviewOf(service, cycle), 'evaluated')).toBeNull()
  await evaluated(service, 2, cycle, 'formal', judged)
  await evaluated(service, 3, cycle, 'draft', [])
  const formal = await overviewOf(service, cycle)
  expect(formal.basis).toMatchObject({ kind: 'formal', evaluation: '2' })
  expect(stepOf(formal, 'evaluated')?.[0]).toBe(3)
  expect(stepOf(formal, 'decided')).toBeNull()
  await decided(service, cycle, 2, 1, judged)
  const done = await overviewOf(service, cycle)
  expect(done.basis).toMatchObject({ kind: 'decided', on: '2026-11-20' })
  expect(stepOf(done, 'decided')).toEqual([3, 39_999.99])
  expect(done.classes.find(({ class: letter }) => letter === 'D')).toEqual({
    townCode: xinqiao,
    landClass: '工业',
    class: 'D',
    parcels: 1,
    landArea: area,
  })
})

it('更正审定后的下一次打开就是更正后的类别；改动别的不重算', async () => {
  const service = await threeParcels()
  await evaluated(service, 1, cycle, 'formal', judged)
  await decided(service, cycle, 1, 1, judged)
  const count = async () =>
    (await overviewOf(service, cycle)).classes.filter(({ class: letter }) => letter === 'D').length
  expect(await count()).toBe(1)
  await decided(
    service,
    cycle,
    1,
    2,
    judged.map((parcel) => ({ ...parcel, class: 'C' as const })),
  )
  expect(await count()).toBe(0)
})

it('历年：各年度各用地类别的平均分；街镇只看本街镇，不给平均分', async () => {
  const service = await threeParcels()
  await evaluated(service, 1, cycle, 'formal', judged)
  await decided(
    service,
    '2023',
    1,
    1,
    judged.map((parcel) => ({ ...parcel, class: 'D' as const })),
    'REG-示例-2023.1',
  )
  await decided(service, cycle, 1, 1, judged)
  const { years } = await overviewOf(service, cycle)
  expect(
    trendOf(years, 'parcels').map(({ cycle: of, shareOfD, isOtherStandard }) => [of, shareOfD, isOtherStandard]),
  ).toEqual([
    ['2023', 1, false],
    [cycle, 0.5, true],
  ])
  expect(years.at(-1)?.means).toEqual([{ landClass: '工业', scored: 2, mean: 46.3 }])
  const own = await overviewOf(service, cycle, wangFang)
  expect(own.classes.every(({ townCode }) => townCode === xinqiao)).toBe(true)
  expect(stepOf(own, 'decided')?.[0]).toBe(2)
  expect(own.years.at(-1)?.means).toEqual([{ landClass: '工业', scored: 2, mean: null }])
})
