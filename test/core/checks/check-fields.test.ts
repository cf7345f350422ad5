import { describe, expect, it } from 'vitest'
import { checkFields } from '#core/checks/check-fields.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { readCells } from '#core/form/clean.ts'
import { type Cells, type Form, fieldEntries } from '#core/form/form.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { changed, filledRow } from '../form/filled-row.ts'

const context = { today: '2026-11-21', step: 'fill', assessYear: 2025 } as const
const forms: readonly Form[] = formIds.map(formById)

function check(form: Form, cells: Cells, step: 'fill' | 'town' = 'fill'): readonly AnyFinding[] {
  return checkFields(form, { id: '第5行', cells }, { ...context, step })
}

function codes(findings: readonly AnyFinding[]): readonly string[] {
  return findings.map((finding) => `${finding.field} ${finding.code}`)
}

describe.each(forms)('$title：示例行', (form) => {
  const filled = filledRow(form)

  it('填写完整的没有发现', () => {
    expect(check(form, filled)).toEqual([])
    expect(check(form, filled, 'town')).toEqual([])
  })

  const required = fieldEntries(form).filter(([, field]) => field.required === 'always')
  it.each(required)('%s 必填：空着是须改正，填错只报填错', (key) => {
    expect(codes(check(form, changed(filled, { [key]: null })))).toEqual([`${key} required`])
    const [finding] = check(form, changed(filled, { [key]: { raw: '#N/A' } }))
    expect(finding).toMatchObject({ field: key, level: 'error', value: { raw: '#N/A' } })
    expect(finding?.code).not.toBe('required')
  })

  const optional = fieldEntries(form).filter(([, field]) => field.required === 'never' && field.kind !== 'calculated')
  it.each(optional)('%s 选填：空着没有发现', (key) => {
    expect(check(form, changed(filled, { [key]: null }))).toEqual([])
  })

  const atTown = fieldEntries(form).filter(([, field]) => field.required === 'town-step')
  it.each(atTown)('%s 到街镇审核时才必填', (key) => {
    expect(check(form, changed(filled, { [key]: null }))).toEqual([])
    expect(codes(check(form, changed(filled, { [key]: null }), 'town'))).toEqual([`${key} required`])
  })

  it.each(ranges(form))('$key 填 $value：$code', ({ key, value, code }) => {
    const found = check(form, changed(filled, { [key]: value })).filter((finding) => finding.field === key)
    expect(found.map((finding) => finding.code)).toEqual(code === '在范围内' ? [] : [code])
  })
})

interface RangeCase {
  readonly key: string
  readonly value: number
  readonly code: string
}

/** Just below, at and just above every bound of the declarations. */
function ranges(form: Form): readonly RangeCase[] {
  return fieldEntries(form).flatMap(([key, field]) => {
    if (field.kind !== 'integer' && field.kind !== 'decimal') return []
    const decimals = field.kind === 'decimal' ? field.decimals : 0
    const near = (bound: number, steps: number) => Number((bound + steps * 10 ** -decimals).toFixed(decimals))
    const cases: RangeCase[] = []
    if (field.min !== undefined) {
      cases.push({ key, value: near(field.min, -1), code: 'below-minimum' })
      cases.push({ key, value: field.min, code: field.minExclusive === true ? 'below-minimum' : '在范围内' })
      cases.push({ key, value: near(field.min, 1), code: '在范围内' })
    }
    const max = field.kind === 'integer' && field.maxCurrentYear === true ? 2026 : field.max
    if (max !== undefined) {
      cases.push({ key, value: near(max, -1), code: '在范围内' })
      cases.push({ key, value: max, code: '在范围内' })
      cases.push({ key, value: near(max, 1), code: 'above-maximum' })
    }
    return cases
  })
}

type ConditionCase = readonly [name: string, form: Form, changes: Parameters<typeof changed>[1], expected: string[]]

const conditions: readonly ConditionCase[] = [
  [
    '不动产登记的地块须填单元号和证号',
    parcelForm,
    { realEstateUnitNo: null, certNo: null },
    ['realEstateUnitNo required', 'certNo required'],
  ],
  [
    '来自用地批文的地块须填文号和日期',
    parcelForm,
    { baseSource: '用地批文', realEstateUnitNo: null, certNo: null, approvalNo: null, approvalDate: null },
    ['approvalNo required', 'approvalDate required'],
  ],
  [
    '来自土地利用现状的地块都不用填',
    parcelForm,
    { baseSource: '土地利用现状', realEstateUnitNo: null, certNo: null, approvalNo: null, approvalDate: null },
    [],
  ],
  ['出让土地须填终止日期', parcelForm, { landEndDate: null }, ['landEndDate required']],
  ['划拨土地不用填终止日期', parcelForm, { landEndDate: null, acquireMode: '划拨' }, []],
  ['国有土地须填信用代码', parcelForm, { ownerUscc: null, selfNote: '村集体经济组织' }, ['ownerUscc required']],
  [
    '集体土地没写说明也须填信用代码',
    parcelForm,
    { ownerUscc: null, ownershipType: '集体', selfNote: null },
    ['ownerUscc required'],
  ],
  [
    '集体土地写了说明可以不填信用代码',
    parcelForm,
    { ownerUscc: null, ownershipType: '集体', selfNote: '村集体经济组织' },
    [],
  ],
  ['区属国企须填四个一批', parcelForm, { ownerIsSoe: '区属', soeFourBatch: null }, ['soeFourBatch required']],
  ['央企不用填四个一批', parcelForm, { ownerIsSoe: '央企', soeFourBatch: null }, []],
  ['有空置房屋须填空置起始', parcelForm, { vacantSince: null }, ['vacantSince required']],
  [
    '只有空闲土地也须填空置起始',
    parcelForm,
    { vacantSince: null, vacantFloorArea: 0, vacantLandArea: 1 },
    ['vacantSince required'],
  ],
  ['没有空置不用填空置起始', parcelForm, { vacantSince: null, vacantFloorArea: 0, vacantLandArea: 0 }, []],
  [
    '租赁须填出租方和起止日期',
    enterpriseForm,
    { occupancy: '租赁', lessor: null, leaseStart: null, leaseEnd: null },
    ['lessor required', 'leaseStart required', 'leaseEnd required'],
  ],
  ['自有不用填出租方', enterpriseForm, { lessor: null, leaseStart: null, leaseEnd: null }, []],
  ['停产企业须填投产日期', enterpriseForm, { opStatus: '停产', startProduction: null }, ['startProduction required']],
  ['未投产的不用填投产日期', enterpriseForm, { opStatus: '未投产', startProduction: null }, []],
  ['制造业须填工业总产值', enterpriseForm, { grossOutput: null }, ['grossOutput required']],
  ['供热业也是工业', enterpriseForm, { industryCode: '4430', grossOutput: null }, ['grossOutput required']],
  ['建筑业不用填工业总产值', enterpriseForm, { industryCode: '4710', grossOutput: null }, []],
  ['仓储业不用填工业总产值', enterpriseForm, { industryCode: '5990', grossOutput: null }, []],
  ['高新企业须填有效期', enterpriseForm, { highTechUntil: null }, ['highTechUntil required']],
  ['不是高新企业不用填有效期', enterpriseForm, { highTech: false, highTechUntil: null }, []],
  ['排放量全空由 X22 说', enterpriseForm, { codT: null, nh3nT: null, so2T: null, noxT: null }, []],
]

describe('条件必填', () => {
  it.each(conditions)('%s', (_name, form, changes, expected) => {
    expect(codes(check(form, changed(filledRow(form), changes)))).toEqual(expected)
  })
})

const others: readonly ConditionCase[] = [
  ['空闲土地等于土地面积', parcelForm, { vacantLandArea: 13333.33 }, []],
  ['空闲土地大于土地面积', parcelForm, { vacantLandArea: 13333.34 }, ['vacantLandArea above-other-field']],
  ['空置面积大于建筑面积由 X03 说', parcelForm, { vacantFloorArea: 16000.01 }, []],
  ['终止日期晚于签订日期一天', parcelForm, { landEndDate: '2010-07-01' }, []],
  ['终止日期就是签订日期', parcelForm, { landEndDate: '2010-06-30' }, ['landEndDate not-after-other-date']],
  ['没有签订日期就不比', parcelForm, { landEndDate: '1990-01-01', contractDate: null }, []],
  ['租期颠倒由 X23 说', enterpriseForm, { leaseStart: '2025-04-01', leaseEnd: '2025-03-31' }, []],
  ['年末投产', enterpriseForm, { startProduction: '2025-12-31' }, []],
  ['下一年投产', enterpriseForm, { startProduction: '2026-01-01' }, ['startProduction after-year-end']],
  ['鉴定 B 级没有隐患', parcelForm, { houseSafetyGrade: 'B', houseSafety: '无' }, []],
  ['鉴定 C 级却没有隐患', parcelForm, { houseSafetyGrade: 'C' }, ['houseSafetyGrade grade-contradicts']],
  ['鉴定 D 级却没有隐患', parcelForm, { houseSafetyGrade: 'D' }, ['houseSafetyGrade grade-contradicts']],
  ['鉴定 D 级填了重大', parcelForm, { houseSafetyGrade: 'D', houseSafety: '重大' }, []],
  ['信用代码位数不对由 X09 说', enterpriseForm, { uscc: '91310117' }, []],
  ['不动产单元号位数不对', parcelForm, { realEstateUnitNo: '310117001001GB0001' }, ['realEstateUnitNo malformed-code']],
  ['外区不动产单元号', parcelForm, { realEstateUnitNo: '310118001001GB00012' }, ['realEstateUnitNo malformed-code']],
  ['二十八位不动产单元号', parcelForm, { realEstateUnitNo: '310117001001GB00012F00010001' }, []],
  ['少见的证号只提醒', parcelForm, { certNo: '松房证第12号' }, ['certNo unusual-code']],
  ['旧证号不提醒', parcelForm, { certNo: '沪房地松字（2005）第012345号' }, []],
  ['地块编码中间有空格', parcelForm, { parcelCode: 'SJ 1' }, ['parcelCode malformed-code']],
  ['没有的行业大类', enterpriseForm, { industryCode: '9899' }, ['industryCode malformed-code']],
  ['三位行业代码', enterpriseForm, { industryCode: '348' }, ['industryCode malformed-code']],
  ['电话少一位', parcelForm, { fillPhone: '1380000000' }, ['fillPhone malformed-code']],
  ['科学计数法的信用代码', enterpriseForm, { uscc: { raw: '9.13101E+17' } }, ['uscc scientific-notation']],
  ['丢了末位的信用代码', enterpriseForm, { uscc: { raw: '913101179999999200' } }, ['uscc scientific-notation']],
  ['不是数', parcelForm, { landArea: { raw: '20亩' } }, ['landArea not-a-number']],
  ['科学计数法的数', parcelForm, { landArea: { raw: '1.3E+04' } }, ['landArea scientific-notation']],
  ['不是整数', enterpriseForm, { employeesYearEnd: { raw: '80.5' } }, ['employeesYearEnd not-an-integer']],
  ['不是日期', parcelForm, { fillDate: { raw: '昨天' } }, ['fillDate not-a-date']],
  ['不是是否', parcelForm, { envRestrict: { raw: '可能' } }, ['envRestrict not-a-boolean']],
  ['不在选项中', parcelForm, { houseSafety: { raw: '别的' } }, ['houseSafety unknown-option']],
  ['选项里没有的代码', parcelForm, { houseSafety: '别的' }, ['houseSafety unknown-option']],
  ['填表人三十一字', parcelForm, { fillPerson: '王'.repeat(31) }, ['fillPerson too-long']],
  ['批文文号六十一字', parcelForm, { approvalNo: '号'.repeat(61) }, ['approvalNo too-long']],
  ['三位小数照填', parcelForm, { landArea: 13333.333 }, ['landArea too-many-decimals']],
]

describe('单项和两项之间', () => {
  it.each(others)('%s', (_name, form, changes, expected) => {
    expect(codes(check(form, changed(filledRow(form), changes)))).toEqual(expected)
  })

  it('发现说清哪一行、哪几项、填了什么、应为什么', () => {
    const cells = changed(filledRow(parcelForm), { vacantLandArea: 20_000 })
    expect(check(parcelForm, cells)).toEqual([
      {
        code: 'above-other-field',
        level: 'error',
        form: 'parcel-self-assessment',
        row: '第5行',
        parcelCode: 'SJ-XQ-0137',
        field: 'vacantLandArea',
        fields: ['vacantLandArea', 'landArea'],
        value: 20_000,
        details: { found: 20_000, otherField: 'landArea', other: 13333.33 },
      },
    ])
  })

  it('少见的代码和鉴定等级是须说明，小数位是提示', () => {
    const cells = changed(filledRow(parcelForm), { certNo: '12号', houseSafetyGrade: 'D', landArea: 13333.333 })
    expect(check(parcelForm, cells).map((finding) => finding.level)).toEqual(['warning', 'info', 'warning'])
  })

  it('不知道评估年度时不比年末', () => {
    const cells = changed(filledRow(enterpriseForm), { startProduction: '2026-06-01' })
    expect(checkFields(enterpriseForm, { id: '1', cells }, { today: '2026-11-21', step: 'fill' })).toEqual([])
  })

  it('已经读过的行不再读一遍，结果一样', () => {
    const cells = changed(filledRow(parcelForm), { landArea: 0, houseSafety: null })
    const reading = readCells(parcelForm, cells, 2026)
    const again = checkFields(parcelForm, { id: '第5行', cells, reading }, context)
    expect(again).toEqual(check(parcelForm, cells))
  })

  it('目录里没有的表是我们的错', () => {
    expect(() => check({ ...parcelForm, id: 'nowhere' }, {})).toThrow(RangeError)
  })
})
