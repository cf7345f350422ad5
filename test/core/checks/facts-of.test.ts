import { describe, expect, it } from 'vitest'
import { assess } from '#core/assessment/assess.ts'
import { checkRows, checkSubjects } from '#core/checks/check-rows.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { factsOf } from '#core/checks/facts-of.ts'
import type { Cells } from '#core/form/form.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { lastYearOf, withLastYear } from '#core/subject/last-year.ts'
import { byCycle, type FormRow, subjectsOf } from '#core/subject/subjects-of.ts'
import { goldenFirm, goldenParcel } from '../scoring/golden.ts'

const context: CheckContext = { today: '2026-11-21', scope: 'district', step: 'fill', energyBasis: '当量值' }
const uscc = '91310117999999912E'
const otherUscc = '913101179999999209'

/** The golden parcel with what the cross-field checks want to see. */
function parcelRow(code: string, cells: Cells = {}, cycle = '2025'): FormRow {
  const usual = { selfUsedArea: 14800, rentedOutArea: 0, firmCount: 1 }
  return {
    id: `地块!${code}`,
    form: 'parcel-self-assessment',
    cycle,
    cells: { ...goldenParcel, ...usual, assessYear: Number(cycle), parcelCode: code, ...cells },
  }
}

let line = 0
function firmRow(code: string, cells: Cells = {}, cycle = '2025'): FormRow {
  line += 1
  return {
    id: `企业!${line}`,
    form: 'enterprise-information',
    cycle,
    cells: { ...goldenFirm, uscc, industryCode: '3484', occupiedFloorArea: 10800, parcelCode: code, ...cells },
  }
}

function ids(blocked: readonly { readonly blockedBy: readonly string[] }[]): readonly (readonly string[])[] {
  return blocked.map(({ blockedBy }) => blockedBy)
}

describe('从行到事实', () => {
  it('示例地块从单元格到总分72.60', () => {
    const subjects = subjectsOf([parcelRow('P1'), firmRow('P1')], context)
    const { evaluation } = assess(subjects, { standard: regExample20261, context })
    expect(evaluation.parcels).toMatchObject([
      { parcelCode: 'P1', status: 'ok', total: 72.6, class: 'B', blockedBy: [] },
    ])
  })

  it('跨字段检查须改正的地块待补正，字段问题不算', () => {
    const rows = [
      parcelRow('P1', { floorArea: 9000 }),
      firmRow('P1'),
      parcelRow('P2', { fillPhone: '12' }),
      firmRow('P2', { uscc: otherUscc }),
    ]
    const subjects = subjectsOf(rows, context)
    const findings = checkSubjects(subjects, context)
    expect(findings.map(({ code }) => code)).toContain('malformed-code')
    expect(ids(factsOf(subjects, findings))).toEqual([['X01', 'X02'], []])
  })

  it('企业行的须改正也使地块待补正', () => {
    const subjects = subjectsOf([parcelRow('P1'), firmRow('P1', { hasDischarge: false })], context)
    expect(ids(factsOf(subjects, checkSubjects(subjects, context)))).toEqual([['X22']])
  })

  it('读不出和超出范围的值当作空白', () => {
    const rows = [parcelRow('P1', { floorArea: { raw: '约一万六' }, farAllowed: 99 }), firmRow('P1')]
    const [facts] = factsOf(subjectsOf(rows, context), [])
    expect(facts?.parcel.floorArea).toBeUndefined()
    expect(facts?.parcel.farAllowed).toBeUndefined()
    expect(facts?.parcel.landArea).toBe(13333.33)
  })

  it('同一地块的两行以第一行为准，同一企业的两行只算一次', () => {
    const rows = [parcelRow('P1'), parcelRow('P1', { landArea: 1 }), firmRow('P1'), firmRow('P1', { taxPaid: 9999 })]
    const subjects = subjectsOf(rows, context)
    expect(subjects.length).toBe(1)
    const [facts] = factsOf(subjects, [])
    expect(facts?.parcel.landArea).toBe(13333.33)
    expect(facts?.firms.map(({ taxPaid }) => taxPaid)).toEqual([900])
    expect(checkRows(rows, context).filter(({ code }) => code === 'duplicate-row').length).toBe(2)
  })

  it('地块不在表中的企业有提示，不进评估', () => {
    const rows = [parcelRow('P1'), firmRow('P1'), firmRow('P9', { uscc: otherUscc })]
    const { findings, evaluation } = assess(subjectsOf(rows, context), { standard: regExample20261, context })
    expect(findings.map(({ code }) => code)).toContain('parcel-not-listed')
    expect(evaluation.parcels.map(({ parcelCode }) => parcelCode)).toEqual(['P1'])
  })

  it('没有地块编码的行不进评估', () => {
    const { parcelCode: _, ...cells } = parcelRow('P1').cells
    const subjects = subjectsOf([{ ...parcelRow('P1'), cells }], context)
    expect(factsOf(subjects, [])).toEqual([])
  })

  it('各年度分开', () => {
    const rows = [parcelRow('P1'), firmRow('P1'), parcelRow('P1', {}, '2024'), firmRow('P1', { taxPaid: 0 }, '2024')]
    const cycles = byCycle(subjectsOf(rows, context))
    expect([...cycles.keys()]).toEqual(['2025', '2024'])
    expect([...cycles.values()].map((subjects) => subjects.length)).toEqual([1, 1])
  })

  it('年度不明的行随其他行，都不明时为当年', () => {
    const { assessYear: _, ...cells } = parcelRow('P2').cells
    const unknown: FormRow = { ...parcelRow('P2'), cycle: null, cells }
    expect(subjectsOf([unknown, parcelRow('P1')], context).map(({ cycle }) => cycle)).toEqual(['2025', '2025'])
    expect(subjectsOf([unknown], context).map(({ cycle }) => cycle)).toEqual(['2026'])
  })

  it.each(['2019', '2027', '20250'])('年度超出范围（%s）按未填读，不另成一组', (cycle) => {
    const mistyped = parcelRow('P2', {}, cycle)
    expect(subjectsOf([mistyped, parcelRow('P1')], context).map((subject) => subject.cycle)).toEqual(['2025', '2025'])
  })

  it('上一年度在案的税金按分摊比例求和', () => {
    const before = subjectsOf(
      [
        parcelRow('P1', {}, '2024'),
        firmRow('P1', { taxPaid: -10, parcelShare: 30 }, '2024'),
        firmRow('P1', { uscc: otherUscc, taxPaid: 2 }, '2024'),
      ],
      context,
    )
    const now = subjectsOf(
      [parcelRow('P1'), firmRow('P1', { opStatus: '停产', taxPaid: 0 }), parcelRow('P2'), firmRow('P2')],
      context,
    )
    const [first, second] = factsOf(withLastYear(now, before), [])
    expect(first?.taxPaidYearBefore).toBe(-1)
    expect(second?.taxPaidYearBefore).toBeNull()
    const { evaluation } = assess(withLastYear(now, before), { standard: regExample20261, context })
    expect(evaluation.parcels[0]?.rules).toEqual(['D5'])
  })

  it('上一年度有税务局按地块的数时以它为准，企业行只用来逐家比较', () => {
    const before = subjectsOf([parcelRow('P1', {}, '2024'), firmRow('P1', { taxPaid: -10 }, '2024')], context)
    const now = subjectsOf([parcelRow('P1'), firmRow('P1'), parcelRow('P2'), firmRow('P2')], context)
    const stated = new Map([
      ['P1', { tax: { taxPaid: 6 } }],
      ['P2', { tax: { taxPaid: 7 } }],
    ])
    const [first, second] = withLastYear(now, before, stated)
    expect([first?.lastYear?.taxPaid, first?.lastYear?.firms.size]).toEqual([6, 1])
    expect([second?.lastYear?.taxPaid, second?.lastYear?.firms.size]).toEqual([7, 0])
  })

  it('部门按地块提供的数和层随地块走', () => {
    const subjects = subjectsOf([parcelRow('P1', { houseSafety: '重大' }), firmRow('P1')], context)
    const departments = new Map([
      ['P1', { figures: { tax: { taxPaid: 1200 } }, layers: { houseSafety: 'department' as const } }],
    ])
    const { evaluation } = assess(subjects, { standard: regExample20261, context, departments })
    expect(evaluation.parcels[0]?.ruleResults).toMatchObject([{ id: 'D1', confirmed: true }])
    expect(evaluation.parcels[0]?.indicators.find(({ id }) => id === 'E1')).toMatchObject({
      points: 80,
      inputs: [{ source: 'department', amount: 1200 }, {}],
    })
  })
})

describe('年度和上一年的边角', () => {
  it('年度认不出的照样检查，不借别的年度；没有重复行的地块也查', () => {
    const [subject] = subjectsOf([parcelRow('SJ-1', { fillDate: '2099-01-01' })], context)
    if (subject === undefined) throw new Error('no subject')
    const { repeats: _, ...single } = subject
    expect(checkSubjects([{ ...single, cycle: '不详' }], context).length).toBeGreaterThan(0)
  })

  it('没有行没有提示；企业行的日期晚于评估年度年末的提示', () => {
    const codes = (...rows: readonly FormRow[]) => checkRows(rows, context).map(({ code }) => code)
    expect(checkSubjects([], context)).toEqual([])
    expect(checkRows([], context)).toEqual([])
    const begun = (day: string, cycle: string) =>
      codes(parcelRow('SJ-1', {}, cycle), firmRow('SJ-1', { startProduction: day }, cycle))
    expect(begun('2025-12-31', '2025')).not.toContain('after-year-end')
    expect(begun('2026-01-01', '2025')).toContain('after-year-end')
    expect(begun('2026-01-01', '2026')).not.toContain('after-year-end')
  })

  it('最早和当年的年度都认得', () => {
    // 年度栏里没有填的，按表的年度读。
    const { assessYear: _, ...cells } = parcelRow('SJ-2').cells
    const cycles = (cycle: string) =>
      subjectsOf([parcelRow('SJ-1'), { ...parcelRow('SJ-2', {}, cycle), cells }], context).map(
        (subject) => subject.cycle,
      )
    expect(cycles('2020')).toEqual(['2025', '2020'])
    expect(cycles('2026')).toEqual(['2025', '2026'])
  })

  it('上一年没有任何数的地块照原样', () => {
    const now = subjectsOf([parcelRow('SJ-1')], context)
    expect(withLastYear(now, [])[0]).toBe(now[0])
    expect(withLastYear(now, [], new Map([['SJ-1', {}]]))[0]).toBe(now[0])
  })

  it('同一年度的地块归在一起', () => {
    const subjects = subjectsOf([parcelRow('SJ-1'), parcelRow('SJ-2'), parcelRow('SJ-3', {}, '2024')], context)
    expect([...byCycle(subjects)].map(([cycle, some]) => [cycle, some.length])).toEqual([
      ['2025', 2],
      ['2024', 1],
    ])
  })

  it('上一年：没有信用代码的企业不记，没填的税金和产值不算 0', () => {
    const said = (...rows: readonly FormRow[]) => {
      const [subject] = subjectsOf([parcelRow('SJ-1'), ...rows], context)
      return subject === undefined ? null : lastYearOf(subject)
    }
    const without = (row: FormRow, ...keys: readonly string[]): FormRow => ({
      ...row,
      cells: Object.fromEntries(Object.entries(row.cells).filter(([key]) => !keys.includes(key))),
    })
    const blank = said(without(firmRow('SJ-1'), 'taxPaid', 'grossOutput'))
    expect(blank?.taxPaid).toBeNull()
    expect([...(blank?.firms ?? [])].map(([code, figures]) => [code, Object.keys(figures)])).toEqual([[uscc, []]])
    const given = firmRow('SJ-1', { taxPaid: 5, grossOutput: 6 })
    expect(said(given)?.firms).toEqual(new Map([[uscc, { taxPaid: 5, grossOutput: 6 }]]))
    expect(said(without(firmRow('SJ-1', { taxPaid: 7 }), 'uscc'))).toEqual({ taxPaid: 7, firms: new Map() })
  })
})
