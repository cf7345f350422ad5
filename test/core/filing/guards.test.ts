import { describe, expect, it } from 'vitest'
import { foldFiling } from '#core/filing/fold.ts'
import { refusal } from '#core/filing/refusal.ts'
import { reviewTable } from '#core/filing/review-table.ts'
import { act, assessed, checklistAnswers, context, declaration, town } from './acts.ts'
import { filingIn, logs } from './logs.ts'
import { logWith, obstacles } from './obstacles.ts'

const created = [act('create')]

describe('申报', () => {
  it('材料齐、表无误的可以申报', () => {
    expect(obstacles(created, act('submit'))).toEqual([])
  })

  it('缺四至范围、权证、合同，一次说全', () => {
    const event = act('submit', { documents: [] })
    expect(obstacles(created, event)).toEqual(['缺少四至范围矢量图、土地权证、土地出让合同。请上传。'])
  })

  it('先前补充过的材料算数', () => {
    const log = [...created, act('attach', { documents: ['boundary', 'title', 'contract'] })]
    expect(obstacles(log, act('submit', { documents: [] }))).toEqual([])
  })

  it('非出让取得并写明理由的，合同不适用', () => {
    const given = { declaration: declaration(1, { acquireMode: '划拨', contractAbsence: '划拨决定书' }) }
    expect(obstacles(created, act('submit', { ...given, documents: ['boundary', 'title'] }))).toEqual([])
  })

  it('申请表有须改正的，不能申报', () => {
    expect(obstacles(created, act('submit'), { formErrors: 3 })).toEqual(['申请表有 3 处须改正。请改正后提交。'])
  })

  it('②b 须附承诺书', () => {
    const given = { declaration: declaration(1, { landType: '开发边界内未保留' }) }
    expect(obstacles(created, act('submit', given))).toEqual(['缺少服从规划收回土地承诺书。请上传。'])
  })

  it('新建只用于①；②b 的扩建留待初审说明理由', () => {
    const kept = { declaration: declaration(1, { landType: '开发边界内规划保留', works: '新建' }) }
    expect(obstacles(created, act('submit', kept))).toEqual(['②a类用地可改建、扩建，不可新建。请更正改造方式。'])
    const notKept = { declaration: declaration(1, { landType: '开发边界内未保留', works: '扩建' }) }
    expect(
      obstacles(created, act('submit', { ...notKept, documents: ['boundary', 'title', 'contract', 'commitment'] })),
    ).toEqual([])
  })
})

describe('初审', () => {
  const log = logs.submitted ?? []
  const accepted = [...log, act('accept')]

  it('须附初审意见，逐条核对现行清单', () => {
    expect(obstacles(accepted, act('assess'))).toEqual([])
    expect(obstacles(accepted, act('assess', { documents: [] }))).toEqual(['缺少初审意见。请上传。'])
    expect(obstacles(accepted, act('assess', { answers: checklistAnswers().slice(2) }))).toEqual([
      '清单有 2 条未核对。请逐条核对。',
    ])
    expect(obstacles(accepted, act('assess', { checklistVersion: '旧版' }))).toEqual([
      '清单为 旧版 版，现行 示例-2026.1 版。请按现行版本核对。',
    ])
  })

  it('未经初审不能成表', () => {
    expect(obstacles(accepted, act('issue-sheet'))).toEqual(['用地类型未经初审确定。请先填写初审。'])
  })

  it('负面清单命中的不能成表，也不能联审', () => {
    const hit = act('assess', assessed('reserve-existing', { answers: checklistAnswers('land-gain') }))
    const reason = '符合负面清单 1 条：示例：新增建设用地。请退回补正，或由项目单位撤回。'
    expect(obstacles([...accepted, hit], act('issue-sheet'))).toEqual([reason])
    expect(obstacles([...(logs.sheet ?? []), hit], act('open-review'))).toEqual([reason])
  })

  it('没有一条正面清单符合的不能成表', () => {
    const answers = checklistAnswers().map((each) => ({ ...each, answer: 'not-met' as const }))
    const none = act('assess', assessed('reserve-existing', { answers }))
    expect(obstacles([...accepted, none], act('issue-sheet'))).toEqual(['没有符合的正面清单条款。请核对正面清单。'])
  })

  it('②b 只可改建；区产业部门说明理由的可以放行', () => {
    const submit = act('submit', { declaration: declaration(1, { landType: '开发边界内未保留', works: '扩建' }) })
    const before = [act('create'), submit, act('accept')]
    const plain = act('assess', assessed('inside-not-kept'))
    expect(obstacles([...before, plain], act('issue-sheet'))).toEqual([
      '②b类用地可改建，不可扩建。请更正改造方式，或由区产业部门说明理由。',
    ])
    const overridden = act('assess', assessed('inside-not-kept', { worksOverride: '扩建部分为消防改造必需' }))
    expect(obstacles([...before, overridden], act('issue-sheet'))).toEqual([])
    const unkept = act('assess', assessed('inside-kept', { worksOverride: '理由' }))
    const newBuilding = act('submit', {
      declaration: declaration(1, { landType: '开发边界内规划保留', works: '新建' }),
    })
    expect(obstacles([act('create'), newBuilding, act('accept'), unkept], act('issue-sheet'))).toEqual([
      '②a类用地可改建、扩建，不可新建。请更正改造方式。',
    ])
  })
})

describe('项目信息表', () => {
  const sheet = (logs.sheet ?? []).slice(0, -2)

  it('版本连续编号，每版有文件', () => {
    expect(obstacles(logs.accepted ?? [], act('issue-sheet', { version: 2, documents: [] }))).toEqual([
      '信息表应为第 1 版，不是第 2 版。请刷新后再试。',
      '缺少项目信息表。请上传。',
    ])
    expect(obstacles(sheet, act('reissue-sheet', { documents: [] }))).toEqual(['缺少项目信息表。请上传。'])
  })

  it('两方盖章后才能联审', () => {
    expect(obstacles(sheet, act('open-review'))).toEqual([
      '项目信息表缺项目单位盖章。请盖章确认。',
      '项目信息表缺区产业部门盖章。请盖章确认。',
    ])
  })

  it('项目单位不能代区产业部门盖章；只确认最新一版', () => {
    expect(obstacles(sheet, act('confirm-sheet', { party: 'industry' }))).toEqual([
      '项目单位只确认本单位的盖章。请由区产业部门确认其盖章。',
    ])
    expect(obstacles([...sheet, act('reissue-sheet')], act('confirm-sheet'))).toEqual([
      '信息表应为第 2 版，不是第 1 版。请刷新后再试。',
    ])
  })

  it('补正改了申请表的，要重新成表并盖章', () => {
    const corrected = [...(logs.sheet ?? []), act('return'), act('resubmit')]
    expect(obstacles(corrected, act('open-review'))).toEqual(['申请表在信息表第 1 版之后有变动。请重新成表并盖章。'])
    const stamps = [
      act('confirm-sheet', { version: 2 }),
      act('confirm-sheet', { version: 2, party: 'industry', as: 'industry' }),
    ]
    expect(obstacles([...corrected, act('reissue-sheet'), ...stamps], act('open-review'))).toEqual([])
    expect(foldFiling([...corrected, act('reissue-sheet')]).sheets.map(({ version }) => version)).toEqual([1, 2])
  })
})

describe('区级联审', () => {
  const review = (logs.review ?? []).slice(0, -2)

  it('至少一家，都须是本区的部门或街镇，不重复', () => {
    expect(obstacles(logs.sheet ?? [], act('open-review', { invited: [] }))).toEqual(['没有联审部门。请至少邀请一家。'])
    const invited = ['planning', 'nobody'].map((reviewer) => ({ reviewer, dueDay: '2026-11-10' }))
    expect(obstacles(review, act('invite', { invited }))).toEqual([
      '区规划资源局已在联审部门中。请勿重复邀请。',
      '没有部门或街镇“nobody”。请重新选择。',
    ])
  })

  it('部门只填自己的意见；产业部门可录入纸质意见', () => {
    const onTown = act('give-opinion', { reviewer: town, as: 'reviewer' })
    expect(obstacles(review, onTown)).toEqual(['这是新桥镇的联审意见。请由该部门填写。'])
    expect(obstacles(review, act('give-opinion', { reviewer: town, as: 'industry' }))).toEqual([])
    expect(obstacles(review, act('give-opinion', { reviewer: 'tax', as: 'industry' }))).toEqual([
      '区税务局不在联审部门中。请先邀请。',
    ])
  })

  it('只催未答复的，一家一天催一次；催办留在一览表里', () => {
    expect(obstacles(review, act('remind', { reviewers: ['planning', town] }))).toEqual([])
    expect(obstacles(review, act('remind', { reviewers: [] }))).toEqual(['没有选择催办的部门。请至少选择一家。'])
    const answered = [...review, act('give-opinion')]
    expect(obstacles(answered, act('remind', { reviewers: ['planning', 'tax'] }))).toEqual([
      '区规划资源局已答复或没有受邀。请只催办未答复的部门。',
      '区税务局已答复或没有受邀。请只催办未答复的部门。',
    ])
    const reminded = [...review, act('remind', { day: '2026-11-03', comment: '请尽快' })]
    expect(obstacles(reminded, act('remind', { day: '2026-11-03' }))).toEqual([
      '区规划资源局在 2026-11-03 已催办。请隔日再催。',
    ])
    const twice = foldFiling([...reminded, act('remind', { day: '2026-11-04' })])
    expect(twice.review?.lines.map(({ reminders }) => reminders)).toEqual([
      [
        { day: '2026-11-03', by: '周涛', comment: '请尽快' },
        { day: '2026-11-04', by: '周涛', comment: null },
      ],
      [],
    ])
    expect(reviewTable(twice, '2026-11-05').map((row) => row.reminded)).toEqual(['2026-11-03、2026-11-04', ''])
  })

  it('全部答复或说明理由后才能报区政府', () => {
    expect(obstacles(review, act('report'))).toEqual(['联审未答复：区规划资源局、新桥镇。请催办，或说明理由后推进。'])
    expect(obstacles([...review, act('give-opinion')], act('report'))).toEqual([
      '联审未答复：新桥镇。请催办，或说明理由后推进。',
    ])
    expect(obstacles(logs.review ?? [], act('report'))).toEqual([])
    expect(obstacles(review, act('overrule', { reason: ' ' }))).toEqual(['没有写明理由。请填写理由。'])
  })

  it('报区政府须有一览表和用地类型所需的材料', () => {
    expect(obstacles(logs.review ?? [], act('report', { documents: [] }))).toEqual([
      '缺少申报项目区级联审情况一览表。请上传。',
    ])
    const kept = logWith('review', act('assess', assessed('inside-kept')))
    expect(obstacles(kept, act('report'))).toEqual(['缺少区产业、规划资源部门评估意见、控详规划依据。请上传。'])
  })
})

describe('认定', () => {
  it('区政府认定须有认定文件', () => {
    expect(obstacles(logs.reported ?? [], act('recognise'))).toEqual([])
    expect(obstacles(logs.reported ?? [], act('recognise', { documents: [] }))).toEqual([
      '缺少区政府项目认定相关文件。请上传。',
    ])
    expect(obstacles(logs.reported ?? [], act('reject', { reason: '' }))).toEqual(['没有写明理由。请填写理由。'])
  })

  it('战略预留区新出让土地由市三委两局认定，区里只能报市', () => {
    const log = logWith('reported', act('assess', assessed('reserve-new')))
    const sentence = '该项目由市“三委两局”认定。请按“① 战略预留区内新出让土地”的程序办理。'
    expect(obstacles(log, act('recognise', { documents: ['decision', 'plan-activation'] }))).toEqual([sentence])
    expect(obstacles(log, act('reject'))).toEqual([sentence])
    expect(obstacles(log, act('report-to-city'))).toEqual([])
    expect(obstacles(logs.reported ?? [], act('report-to-city'))).toEqual([
      '该项目由区政府认定。请按“① 战略预留区的现状工业用地”的程序办理。',
    ])
    expect(obstacles(logs['city-review'] ?? [], act('city-recognise'))).toEqual([])
    expect(obstacles(logs['city-review'] ?? [], act('city-recognise', { documents: [] }))).toEqual([
      '缺少市三委两局审核结果。请上传。',
    ])
  })
})

describe('日期和理由', () => {
  it('不早于上一步，不晚于今天', () => {
    expect(obstacles(logs.submitted ?? [], act('accept', { day: '2026-11-01' }))).toEqual([
      '办理日期 2026-11-01 早于上一步的 2026-11-02。请核对日期。',
    ])
    expect(obstacles(logs.submitted ?? [], act('accept', { day: '2028-01-01' }))).toEqual([
      '日期 2028-01-01 晚于今天 2027-12-31。请核对日期。',
    ])
  })

  it('退回、撤回须有理由', () => {
    expect(obstacles(logs.accepted ?? [], act('return', { reason: '' }))).toEqual(['没有写明理由。请填写理由。'])
    expect(obstacles(logs.accepted ?? [], act('withdraw', { reason: '' }))).toEqual(['没有写明理由。请填写理由。'])
  })

  it('逾期才说明逾期', () => {
    expect(obstacles(logs.accepted ?? [], act('explain-overrun', { day: '2026-11-16' }))).toEqual([
      '已用 10 个工作日，未超过 10 个。请在逾期后说明。',
    ])
    expect(obstacles(logs.accepted ?? [], act('explain-overrun', { day: '2026-11-17' }))).toEqual([])
  })

  it('拒绝把所有原因一起说出', () => {
    const refused = refusal(filingIn('reported'), act('recognise', { documents: [], day: '2026-11-01' }), context)
    expect(refused).toEqual({
      code: 'filing-not-ready',
      details: {
        act: '通过认定',
        reasons: ['办理日期 2026-11-01 早于上一步的 2026-11-02。请核对日期。', '缺少区政府项目认定相关文件。请上传。'],
      },
    })
  })
})
