import { describe, expect, it } from 'vitest'
import { blockedByParcel } from '#core/checks/blocked-by.ts'
import { ruleList, rules } from '#core/checks/catalogue.ts'
import { checkAcrossParcels, checkParcel, checkParcels } from '#core/checks/run.ts'
import { fieldEntries } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { findingSentence } from '#core/message/message.zh.ts'
import { groupByParcel } from '#core/subject/group.ts'
import { type Case, caseFiles, casesOf, contextOf, findingsOf, subjectsOf, told } from './case.ts'

const all = caseFiles.flatMap((file) => casesOf(file))

describe('目录', () => {
  it('X01 至 X34 依次排列，名称各不相同', () => {
    const ids = Array.from({ length: 34 }, (_, index) => `X${String(index + 1).padStart(2, '0')}`)
    expect(Object.keys(rules)).toEqual(ids)
    expect(ruleList.map(({ id }) => id)).toEqual(ids)
    expect(new Set(ruleList.map(({ title }) => title)).size).toBe(34)
  })

  it('每条规则都有依据或标明拟定', () => {
    for (const { clause } of ruleList) expect(clause.note ?? clause.clause ?? '').not.toBe('')
  })
})

describe('同一批行的编码', () => {
  it('地块重复、企业重复、地块未列入自评表，各在后一行提示', () => {
    const [given] = subjectsOf({ 名称: '', 规则: '', 企业: [{}, { 统一社会信用代码: '91310117999999912E' }] })
    const { parcel = null, firms = [] } = given ?? {}
    if (parcel === null) throw new RangeError('the case lists its parcel')
    const elsewhere = firms.map((firm) => ({
      ...firm,
      id: '别处',
      values: { ...firm.values, parcelCode: 'SJ-XQ-9999' },
    }))
    const subjects = groupByParcel('2025', [parcel, { ...parcel, id: '地块乙' }], [...firms, ...elsewhere.slice(0, 1)])
    const findings = checkParcels(subjects, contextOf({ 名称: '', 规则: '' }))
    expect(findings.filter(({ code }) => !code.startsWith('X')).map(told)).toEqual([
      'duplicate-row E 地块乙 地块编码',
      'duplicate-row E 企业2 统一社会信用代码',
      'parcel-not-listed E 别处 地块编码',
    ])
    expect(findings.map(({ details }) => details)).toContainEqual({ firstRow: '地块' })
    expect(findings.map(({ details }) => details)).toContainEqual({ firstRow: '企业1' })
    expect(findings.map(({ details }) => details)).toContainEqual({ parcelCode: 'SJ-XQ-9999' })
  })

  it('只有一家企业的地块重复，也提示', () => {
    const [given] = subjectsOf({ 名称: '', 规则: '' })
    if (given?.parcel == null) throw new RangeError('the case lists its parcel')
    const repeats = [{ ...given.parcel, id: '地块乙' }]
    expect(checkParcel({ ...given, repeats }, contextOf({ 名称: '', 规则: '' })).map(told)).toEqual([
      'duplicate-row E 地块乙 地块编码',
    ])
  })

  it('没有地块编码的企业行，不算未列入的地块，也不算另一宗地块', () => {
    const given: Case = {
      名称: '',
      规则: '',
      条件: { 范围: '区' },
      其他地块: [
        {
          企业: [{ 地块编码: '空', 统一社会信用代码: '91310117999999912E' }],
          地块: { 地块编码: '空', 地块上企业数: 0 },
        },
      ],
    }
    expect(findingsOf(given)).toEqual([])
  })

  it('没有地块编码的行各自独立，不算重复', () => {
    const findings = findingsOf({
      名称: '',
      规则: '',
      地块: { 地块编码: '空' },
      企业: [],
      其他地块: [{ 地块: { 地块编码: '空' }, 企业: [] }],
    })
    expect(findings).toEqual([])
  })

  it('没有地块编码的行，发现也不属于任何地块', () => {
    const findings = findingsOf({ 名称: '', 规则: '', 地块: { 地块编码: '空', 房屋安全隐患: '空' }, 企业: [] })
    expect(findings.map(({ code, parcelCode }) => [code, parcelCode])).toEqual([['X32', null]])
    expect(blockedByParcel(findings).size).toBe(0)
  })

  it('评估年度不明时，与年度有关的检查不作判断，不报错', () => {
    const given = {
      名称: '',
      规则: '',
      地块: { 自用面积: 0, 出租面积: 0, 空置建筑面积: 16000, 空置起始年月: '2020-01' },
      企业: [{ 高新证书有效期至: '2020-01-01' }],
    }
    const codes = (cycle: string) =>
      subjectsOf(given).flatMap((subject) => {
        if (subject.parcel === null) throw new RangeError('the case lists its parcel')
        const { assessYear: _, ...values } = subject.parcel.values
        return checkParcel({ ...subject, cycle, parcel: { ...subject.parcel, values } }, contextOf(given)).map(
          ({ code }) => code,
        )
      })
    expect(codes('')).toEqual([])
    expect(codes('2025')).toEqual(['X33', 'X18'])
  })

  it('地块行的评估年度就是它的年度', () => {
    const subjects = subjectsOf({ 名称: '', 规则: '', 地块: { 评估年度: 2024 } })
    expect(subjects.map(({ cycle }) => cycle)).toEqual(['2024'])
  })

  it('地块未列入时，企业行仍逐行检查', () => {
    const [given] = subjectsOf({ 名称: '', 规则: '', 企业: [{ 统一社会信用代码: '123', 年末从业人数: 0 }] })
    if (given === undefined) throw new RangeError('the case has a parcel')
    const findings = checkParcel({ ...given, parcel: null }, contextOf({ 名称: '', 规则: '' }))
    expect(findings.map(({ code }) => code)).toEqual(['parcel-not-listed', 'X09', 'X17', 'X20'])
  })
})

describe('空白', () => {
  const fields = [
    ...fieldEntries(parcelForm).map(([, { label }]) => ({ 表: '地块' as const, label })),
    ...fieldEntries(enterpriseForm).map(([, { label }]) => ({ 表: '企业' as const, label })),
  ].filter(({ label }) => label !== '地块编码' && label !== '统一社会信用代码')

  it.for(fields)('$表 $label 空白时，只有须逐项填写的才有发现', ({ 表, label }) => {
    const blank = { [label]: '空' }
    const findings = findingsOf({ 名称: '', 规则: '', ...(表 === '地块' ? { 地块: blank } : { 企业: [blank] }) })
    // The clean firm discharges one pollutant: without it, nothing is declared.
    const allowed = label === 'COD排放量' ? ['X22'] : ['X32']
    for (const { code } of findings) expect(allowed).toContain(code)
  })

  it('两项一起空白也不作判断，不报错', () => {
    const blank = (...labels: string[]) => Object.fromEntries(labels.map((label) => [label, '空']))
    const given = {
      名称: '',
      规则: '',
      地块: blank(
        '土地面积',
        '登记土地面积',
        '总建筑面积',
        '规划/合同容积率上限',
        '使用权终止日期',
        '用地类别',
        '现状用途',
      ),
      企业: [
        blank(
          '营业收入',
          '工业总产值',
          '上缴税金总额',
          '研究开发费用',
          '年末从业人数',
          '行业代码',
          '综合能耗',
          '用电量',
        ),
      ],
    }
    expect(findingsOf(given)).toEqual([])
  })

  it('分母为0不作比较，不报错', () => {
    const [subject] = subjectsOf({ 名称: '', 规则: '' })
    if (subject?.parcel == null) throw new RangeError('the case lists its parcel')
    const { parcel } = subject
    const codesWith = (zero: object) =>
      checkParcel(
        { ...subject, parcel: { ...parcel, values: { ...parcel.values, ...zero } } },
        contextOf({ 名称: '', 规则: '' }),
      ).map(({ code }) => code)
    expect(codesWith({ regLandArea: 0 })).toEqual([])
    expect(codesWith({ landArea: 0 })).toEqual(['X03', 'X06', 'X07'])
  })
})

describe('运行', () => {
  it('整批等于逐宗加跨地块', () => {
    for (const given of all) {
      const subjects = subjectsOf(given)
      const context = contextOf(given)
      const single = subjects.flatMap((subject) => checkParcel(subject, context))
      expect(checkParcels(subjects, context)).toEqual([...single, ...checkAcrossParcels(subjects, context)])
    }
  })

  it('每个发现的字段排在相关字段之首，属于它所在的表，值就是单元格的内容', () => {
    for (const given of all) {
      const rows = new Map(
        subjectsOf(given).flatMap(({ parcel, firms }) => [parcel, ...firms].map((row) => [row?.id, row])),
      )
      for (const finding of findingsOf(given)) {
        expect(finding.fields[0]).toBe(finding.field)
        expect(finding.value).toEqual(rows.get(finding.row)?.cells[finding.field] ?? null)
        expect(() => findingSentence(finding)).not.toThrow()
      }
    }
  })

  it('须改正的跨字段发现使所在地块待补正，地块行和企业行都算，字段发现不算', () => {
    const findings = findingsOf({
      名称: '',
      规则: '',
      地块: { 自用面积: 20000, 房屋安全隐患: '空', 使用权终止日期: '2020-01-01' },
      企业: [{ 统一社会信用代码: '123', 年末从业人数: 0 }, { 统一社会信用代码: '123' }],
      其他地块: [{ 地块: { 地块编码: 'SJ-XQ-0138' } }],
    })
    expect(findings.some(({ code }) => code === 'duplicate-row')).toBe(true)
    expect([...blockedByParcel(findings)]).toEqual([['SJ-XQ-0137', ['X01', 'X09', 'X17', 'X32']]])
  })
})
