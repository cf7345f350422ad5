import { describe, expect, it } from 'vitest'
import { checkFields } from '#core/checks/check-fields.ts'
import { checkParcels } from '#core/checks/run.ts'
import type { AnyFinding, FindingCode } from '#core/error/finding.ts'
import { parseRow } from '#core/form/parse.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { lockFindings } from '#core/hand-out/lock-findings.ts'
import { clauseOf, findingMessage, findingSentence, findingTitle } from '#core/message/message.zh.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { type Case, caseFiles, casesOf, contextOf, findingsOf, keyOf, subjectsOf } from '../checks/case.ts'
import { expectBeat, expectWhyAndWhat } from '../error/beats.ts'

const context = { today: '2026-11-21', step: 'town', assessYear: 2025 } as const

function fieldFindings(form: typeof parcelForm | typeof enterpriseForm, typed: Record<string, string | number>) {
  const inputs = Object.fromEntries(Object.entries(typed).map(([label, input]) => [keyOf(form, label), input]))
  return checkFields(form, { id: '1', cells: parseRow(form, inputs) }, context)
}

/** One finding of every field code, each from what a person may type. */
const typed: readonly AnyFinding[] = [
  ...lockFindings('parcel-self-assessment', { id: '1', cells: {} }, 'SJ-XQ-0137', {
    landArea: 4999999.99,
    parcelName: '上海松江出口加工区示例路一百三十七号南侧地块',
  }),
  ...fieldFindings(parcelForm, {
    土地面积: '约二十亩',
    评估年度: '2025.5',
    使用权终止日期: '2060年',
    用非所用: '不清楚',
    用地类别: '商业',
    填表人: '王'.repeat(31),
    总建筑面积: 16000.125,
    登记土地面积: 0,
    '规划/合同容积率上限': 9,
    不动产单元号: '310115001001GB00012',
    不动产权证号: '沪房地产权0001号',
    出让合同签订日期: '2060-06-29',
    空闲土地面积: -5,
    房屋安全鉴定等级: 'D',
    房屋安全隐患: '无',
    '所属街镇/园区': '浦东',
  }),
  ...fieldFindings(parcelForm, {
    土地面积: 100,
    空闲土地面积: 200,
    使用权终止日期: '2010-01-01',
    出让合同签订日期: '2010-01-01',
  }),
  ...fieldFindings(enterpriseForm, { 统一社会信用代码: '9.13101E+17', 投产日期: '2026-03-01', 年末从业人数: '80.5' }),
  ...checkParcels(duplicates(), contextOf({ 名称: '', 规则: '' })),
]

function duplicates() {
  const [subject] = subjectsOf({ 名称: '', 规则: '', 企业: [{}, { 统一社会信用代码: '91310117999999912E' }] })
  if (subject?.parcel == null) throw new RangeError('the case lists its parcel')
  return [
    { ...subject, repeats: [subject.parcel] },
    { ...subject, parcel: null, parcelCode: 'SJ-XQ-9999' },
  ]
}

const cases = caseFiles.flatMap((file) => casesOf(file))
const found = [...typed, ...cases.flatMap((given) => findingsOf(given))]

/** The longest figures and names the forms take. */
const longest: readonly Case[] = [
  {
    名称: '',
    规则: '',
    地块: {
      土地面积: 4999999.99,
      登记土地面积: 3999999.99,
      总建筑面积: 4999999.99,
      自用面积: 4999999.99,
      空置建筑面积: 4999999.98,
      建筑占地面积: 5000000,
      其中违法建筑面积: 5000000,
    },
  },
  {
    名称: '',
    规则: '',
    地块: { 土地面积: 500000, 总建筑面积: 4999999.99, 自用面积: 4899999.99 },
    企业: [{ 占用建筑面积: 9999999.99 }],
  },
  {
    名称: '',
    规则: '',
    企业: [
      {
        营业收入: 99999999.99,
        工业总产值: 1234567.89,
        上缴税金总额: 88888888.88,
        研究开发费用: 99999999.99,
        年末从业人数: 1,
      },
    ],
  },
  {
    名称: '',
    规则: '',
    企业: [{ 营业收入: 0, 工业总产值: 99999999.99, 综合能耗: 0, 年末从业人数: 0, 用电量: 99999999.99 }],
    上年: { 税金合计: 1, 企业: [{ 工业总产值: 1234567.89, 上缴税金总额: 1234567.89 }] },
  },
]

describe('发现的文字', () => {
  it('每个字段代码都在样例中出现', () => {
    const codes = new Set(typed.map(({ code }) => code).filter((code) => !code.startsWith('X')))
    const expected: FindingCode[] = [
      'required',
      'not-a-number',
      'not-an-integer',
      'not-a-date',
      'not-a-boolean',
      'unknown-option',
      'too-long',
      'too-many-decimals',
      'below-minimum',
      'above-maximum',
      'scientific-notation',
      'malformed-code',
      'unusual-code',
      'above-other-field',
      'not-after-other-date',
      'after-year-end',
      'duplicate-row',
      'parcel-not-listed',
      'grade-contradicts',
      'base-locked',
    ]
    expect([...codes].sort()).toEqual(expected.sort())
  })

  it('三句各不超过60字，语气合规，怎么办以“请”开头', () => {
    for (const finding of [...found, ...longest.flatMap((given) => findingsOf(given))]) {
      const { where, why, what } = findingMessage(finding)
      expectBeat(where)
      expectWhyAndWhat(why, what)
    }
  })

  it('哪里是字段的中文名称', () => {
    const finding = typed.find(({ code }) => code === 'not-a-number')
    expect(finding && findingSentence(finding)).toBe(
      '土地面积：填“约二十亩”，应为数字，单位 m²。请只填数字；确实没有的填 0。',
    )
    const exclusive = typed.find(({ field }) => field === 'regLandArea')
    expect(exclusive && findingMessage(exclusive).why).toBe('填 0.00 m²，应大于 0.00 m²。')
  })

  it('数字带单位、千分位和该字段的小数位，不掩盖多余的小数', () => {
    const [finding] = findingsOf({ 名称: '', 规则: '', 地块: { 建筑占地面积: 10000.004 } })
    expect(finding && findingMessage(finding).why).toBe('填 10,000.004 m²，大于土地面积 10,000.00 m²。')
  })

  it('超过三个街镇时只列前两个', () => {
    const given: Case = {
      名称: '',
      规则: '',
      条件: { 范围: '区' },
      其他地块: ['车墩镇', '佘山镇', '泖港镇'].map((town, index) => ({
        地块: { 地块编码: `SJ-${index}`, '所属街镇/园区': town },
        企业: [{ 统一社会信用代码: '91310117999999912E' }],
      })),
    }
    const [finding] = findingsOf(given)
    expect(finding && findingMessage(finding)).toEqual({
      where: '本地块分摊比例（全区）',
      why: '该企业在新桥镇、车墩镇等 4 个街镇合计 400.00%，应为 100%。',
      what: '请与车墩镇、佘山镇、泖港镇核对后更正（不显示对方地块明细）。',
    })
  })

  it('每个代码有名称和依据', () => {
    for (const code of new Set(found.map((finding) => finding.code))) {
      expectBeat(findingTitle(code))
      expect(citationText(clauseOf(code))).not.toBe('')
    }
    expect(citationText(clauseOf('X09'))).toBe('GB 32100-2015 代码结构、校验码')
    expect(clauseOf('required').standing).toBe('proposed')
  })
})
