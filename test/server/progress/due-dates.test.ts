import { expect, test } from 'vitest'
import type { ParcelProgress } from '#core/progress/parcel-progress.ts'
import { authorise } from '#server/actions/authorise.ts'
import { listParcels } from '#server/parcels/list-parcels.ts'
import { adoptProgress } from '#server/progress/adopt-progress.ts'
import { changeDueDates, previewDueDates } from '#server/progress/change-due-dates.ts'
import { listDueActs } from '#server/progress/due-acts.ts'
import { rebuildRows } from '#server/rebuild-rows.ts'
import { chedun, liQiang, wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { cycle, example, parcelRow, push } from '../rows.ts'
import {
  approve,
  bring,
  changeDates,
  elsewhere,
  extending,
  groupOf,
  progressOf,
  reverseDates,
  second,
  setting,
  submit,
  threeParcels,
} from './stage.ts'

const day = 86_400_000

test('没有设定时限：只有完成情况和示例时限，谁也不按时、不逾期', async () => {
  const service = await threeParcels()
  await submit(service)
  const { stages, towns, proposal, version } = await progressOf(service)
  expect(version).toBe(0)
  expect(proposal.map(({ due }) => due)).toEqual(['2026-10-10', '2026-11-02', '2026-11-10', '2026-11-20', '2026-11-30'])
  expect(stages.map(({ due }) => due)).toEqual([null, null, null, null, null])
  expect(groupOf(towns, xinqiao).steps.filing).toEqual({
    due: null,
    done: 1,
    open: 1,
    onTime: 0,
    late: 0,
    overdue: 0,
    mostDaysOver: 0,
  })
  expect(groupOf(towns, xinqiao).statuses).toEqual({ draft: 1, submitted: 1 })
})

test('先预览再设定：影响多少宗、顺延和已过去都说明；记录谁、何时、原来、理由', async () => {
  const service = await threeParcels()
  await submit(service)
  const change = setting({ filing: '2026-11-14', 'town-review': '2026-11-12' })
  const { lines, version } = await previewDueDates(service, change)
  expect(lines.map(({ stage, before, after, open, note }) => [stage, before, after, open, note])).toEqual([
    ['filing', null, '2026-11-14', 2, '2026-11-16（2026-11-14 为休息日，顺延）；已经过去'],
    ['town-review', null, '2026-11-12', 3, '已经过去；早于“填报”的时限 2026-11-14'],
  ])
  expect((await progressOf(service)).stages[1]?.due).toBeNull()
  const { number } = await changeDates(service, change)
  expect(number).toBe(1)
  // 21 November 2026 is a Saturday: four working days from Tuesday to Friday.
  expect((await progressOf(service)).stages[1]?.due).toMatchObject({ last: '2026-11-16', kind: 'overdue', daysOver: 4 })
  const grant = await authorise(service, zhouTao, 'changeDueDates')
  const again = { change: setting({ filing: '2026-12-01' }), reason: '再议', version }
  await refusal(changeDueDates(service, grant, again), 'due-dates-changed')
  await changeDates(service, setting({ filing: '2026-12-01' }), '统一延期')
  const { items } = await listDueActs(service, cycle)
  expect(
    items.map(({ reason, by, lines: each }) => [reason, by, each.map(({ before, after }) => [before, after])]),
  ).toEqual([
    ['统一延期', '周涛', [['2026-11-14', '2026-12-01']]],
    [
      '年度工作安排',
      '周涛',
      [
        [null, '2026-11-14'],
        [null, '2026-11-12'],
      ],
    ],
  ])
})

test('按时和迟交随时限重新算，延长到街镇、地块；撤销即恢复，之后又改过的不能撤销', async () => {
  const service = await threeParcels()
  await submit(service)
  await changeDates(service, setting({ filing: '2026-11-20' }))
  const filing = async (town: string) => groupOf((await progressOf(service)).towns, town).steps.filing
  // Submitted on the 21st.
  expect(await filing(xinqiao)).toMatchObject({ done: 1, onTime: 0, late: 1, open: 1, overdue: 1 })
  const longer = await changeDates(service, extending('filing', 'town', [xinqiao, '310117999000'], { workdays: 3 }))
  expect(longer.lines.map(({ code, after, refusal: why }) => [code, after, why])).toEqual([
    [xinqiao, '2026-11-25', null],
    ['310117999000', '2026-11-20', '2025年度没有这个街镇/园区'],
  ])
  expect(await filing(xinqiao)).toMatchObject({ onTime: 1, late: 0, open: 1, overdue: 0 })
  expect(await filing(chedun)).toMatchObject({ open: 1, overdue: 1 })
  const parcel = await changeDates(service, extending('filing', 'parcel', [elsewhere], { until: '2026-12-04' }))
  expect(await filing(chedun)).toMatchObject({ open: 1, overdue: 0 })
  const { zones, stages } = await progressOf(service)
  expect(groupOf(zones, '零星工业用地').steps.filing).toMatchObject({ open: 2, overdue: 0, due: null })
  expect(stages[1]).toMatchObject({ done: 1, total: 3, overdue: 0 })

  await changeDates(service, extending('filing', 'town', [xinqiao], { workdays: 1 }))
  await refusal(reverseDates(service, longer.number ?? 0), 'due-dates-built-on')
  const back = await reverseDates(service, parcel.number ?? 0)
  expect(await filing(chedun)).toMatchObject({ open: 1, overdue: 1 })
  await refusal(reverseDates(service, parcel.number ?? 0), 'due-dates-built-on')
  await refusal(reverseDates(service, back.number), 'due-dates-built-on')
  expect((await listDueActs(service, cycle)).items.find(({ number }) => number === parcel.number)?.reversedBy).toBe(
    back.number,
  )
})

test.for([
  [
    '早于现在的时限',
    extending('filing', 'town', [xinqiao], { until: '2026-11-20' }),
    '现在的时限 2026-11-20 不早于所填日期',
  ],
  ['这个环节不按部门', extending('filing', 'department', ['tax'], { workdays: 2 }), '“填报”不按部门延长'],
  ['没有设定的环节', extending('review', 'town', [xinqiao], { workdays: 2 }), '全体的时限还没有设定，不能延长'],
  ['没有这宗地块', extending('filing', 'parcel', ['SJ-NO-0001'], { workdays: 2 }), '2025年度没有这个地块'],
  [
    '没有核定字段的部门',
    extending('department-list', 'department', ['justice'], { workdays: 2 }),
    '2025年度没有这个部门',
  ],
] as const)('不能延长：%s', async ([, change, sentence]) => {
  const service = await threeParcels()
  await changeDates(service, setting({ filing: '2026-11-20', 'department-list': '2026-11-20' }))
  const { number, lines } = await changeDates(service, change)
  expect(number).toBeNull()
  expect(lines.map(({ refusal: why }) => why)).toEqual([sentence])
})

test('退回的不算完成，重新提交以那一日计；审核、核验各记各的日子；重建得到同样的数', async () => {
  const service = await threeParcels()
  await changeDates(service, setting({ filing: '2026-11-23', 'town-review': '2026-11-24', review: '2026-11-25' }))
  await submit(service, [example, second])
  await bring(service, liQiang, 'town-returned', [second], '请补充自用面积说明')
  let xinqiaoNow = groupOf((await progressOf(service)).towns, xinqiao)
  expect(xinqiaoNow.steps.filing).toMatchObject({ done: 1, onTime: 1, open: 1, overdue: 0 })
  service.clock.pass(3 * day)
  await approve(service, [example])
  await submit(service, [second])
  service.clock.pass(2 * day)
  await bring(service, zhouTao, 'review-approved', [example])
  xinqiaoNow = groupOf((await progressOf(service)).towns, xinqiao)
  expect(xinqiaoNow.steps.filing).toMatchObject({ done: 2, onTime: 1, late: 1, mostDaysOver: 1 })
  expect(xinqiaoNow.steps['town-review']).toMatchObject({ done: 1, onTime: 1, open: 1, overdue: 1 })
  expect(xinqiaoNow.steps.review).toMatchObject({ done: 1, onTime: 0, late: 1, open: 1, overdue: 1 })
  // A 街镇 that gives the parcel to another takes its days along.
  await push(service, zhouTao, [{ ...parcelRow({ townCode: chedun }, second), baseRevision: 4 }])
  const before = await progressOf(service)
  expect(groupOf(before.towns, chedun).steps.filing).toMatchObject({ done: 1, late: 1, open: 1 })
  await rebuildRows(service)
  expect(await progressOf(service)).toEqual(before)
  // A database of an older program has neither the days nor the counts.
  const blank = { zone: null, filed_on: null, town_reviewed_on: null, reviewed_on: null }
  await service.database.write(async (db) => {
    await db.updateTable('parcel').set(blank).where('district', '=', '310117').execute()
    await db.deleteFrom('progress_count').where('district', '=', '310117').execute()
  })
  await adoptProgress(service)
  expect(await progressOf(service)).toEqual(before)
})

test('街镇只看到自己，部门只看到自己的名单，时限是各自的', async () => {
  const service = await threeParcels()
  await changeDates(service, setting({ filing: '2026-11-20', 'department-list': '2026-11-19' }))
  await changeDates(service, extending('filing', 'town', [xinqiao], { until: '2026-11-27' }))
  const own = await progressOf(service, wangFang)
  expect(own.towns.map(({ code }) => code)).toEqual([xinqiao])
  expect(own.departments).toEqual([])
  expect(own.stages[1]).toMatchObject({ total: 2, due: { last: '2026-11-27', kind: 'running', daysLeft: 5 } })
  const tax = await progressOf(service, zhaoMin)
  expect([tax.towns, tax.zones]).toEqual([[], []])
  expect(tax.departments).toMatchObject([{ code: 'tax', state: 'none', doneOn: null, due: { kind: 'overdue' } }])
  expect(tax.stages[3]).toMatchObject({ done: 0, total: 1, overdue: 1 })
})

test('地块清单按环节、按时筛选，宗数与进度一致，延长过的地块也算得对', async () => {
  const service = await threeParcels()
  await submit(service)
  await changeDates(service, setting({ filing: '2026-11-19' }))
  await changeDates(service, extending('filing', 'town', [chedun], { until: '2026-11-20' }))
  await changeDates(service, extending('filing', 'parcel', [second], { until: '2026-11-27' }))
  const grant = await authorise(service, zhouTao, 'parcels')
  const found = async (query: { progress?: ParcelProgress; zone?: string }): Promise<readonly string[]> =>
    (await listParcels(service, grant, { cycle, ...query })).items.map(({ parcelCode }) => parcelCode)
  expect(await found({ progress: 'filing:late' })).toEqual([example])
  expect(await found({ progress: 'filing:on-time' })).toEqual([])
  expect(await found({ progress: 'filing:overdue' })).toEqual([elsewhere])
  expect(await found({ progress: 'filing:open' })).toEqual([elsewhere, second])
  expect(await found({ progress: 'filing:done' })).toEqual([example])
  expect(await found({ progress: 'started' })).toEqual([elsewhere, second])
  expect(await found({ progress: 'review:overdue' })).toEqual([])
  expect(await found({ zone: '零星工业用地' })).toEqual([elsewhere, second])
  expect(await found({ zone: 'none' })).toEqual([])
  await changeDates(service, extending('filing', 'parcel', [example], { until: '2026-11-23' }))
  expect(await found({ progress: 'filing:on-time' })).toEqual([example])
  const { stages } = await progressOf(service)
  expect(stages[1]).toMatchObject({ done: 1, total: 3, overdue: 1 })
})
