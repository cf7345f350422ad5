import { describe, expect, it } from 'vitest'
import { firmProofs, parcelProofs } from '#core/checks/judged-value.ts'
import { fieldEntries } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { findingsOf } from './case.ts'

/** A single value that fires a rule, as the standard states it. */
interface FiringValue {
  readonly id: string
  readonly predicate: string
  readonly field: string
  readonly value: string | boolean | number
}

/** Proofs of D5, which rests on several values. */
const proofsOfVacancy = ['vacancyProof', 'opStatusProof']

describe('判定项与证明', () => {
  it('表中每个说明、依据字段都算证明，项目名称除外', () => {
    const explaining = [...fieldEntries(parcelForm), ...fieldEntries(enterpriseForm)]
      .filter(([, field]) => field.kind === 'text' && field.explains !== undefined)
      .map(([key]) => key)
    const proofs = new Set([...parcelProofs, ...firmProofs].map(({ proof }) => proof as string))
    expect([...proofs, ...proofsOfVacancy, 'bottleneckProject'].sort()).toEqual([...explaining].sort())
  })

  const values = regExample20261.rules.flatMap(({ id, when }) =>
    when.flatMap((condition): FiringValue[] => {
      const { predicate, params } = condition
      if (predicate === 'parcel-is' || predicate === 'any-firm-is') {
        return params.oneOf.map((value) => ({ id, predicate, field: params.field, value }))
      }
      return predicate === 'parcel-above' ? [{ id, predicate, field: params.field, value: params.above + 1 }] : []
    }),
  )

  it.for(values)('$id：$field 为 $value 时要有证明', ({ id, predicate, field, value }) => {
    const form = predicate === 'any-firm-is' ? enterpriseForm : parcelForm
    const label = fieldEntries(form).find(([key]) => key === field)?.[1].label ?? ''
    const typed = { [label]: value }
    const found = findingsOf({
      名称: '',
      规则: '',
      ...(form === parcelForm ? { 地块: typed } : { 企业: [typed] }),
    }).filter(({ code }) => code === 'X33')
    expect(found.map((finding) => [finding.field, finding.details])).toEqual([[field, { rules: [id] }]])
  })

  it('暂不评价的每种情形都要有证明', () => {
    const { exemptReason } = parcelForm.fields
    const found = exemptReason.options.flatMap(({ code }) =>
      findingsOf({ 名称: '', 规则: '', 地块: { 暂不评价情形: code } }).map(({ code: id }) => `${code} ${id}`),
    )
    expect(found).toEqual(['建设期内 X33', '投产未满两年 X33', '公用设施 X33'])
  })
})
