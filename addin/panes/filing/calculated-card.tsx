import { derivedValues } from '#core/form/derive.ts'
import { fieldEntries } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { type ZeroIncrementValues, zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { type Fact, FactList } from './fact-list.tsx'

export interface CalculatedCardProps {
  readonly values: ZeroIncrementValues
  readonly onGo: (field: string) => void
}

const calculated = fieldEntries(zeroIncrementForm).filter(([, { kind }]) => kind === 'calculated')

/** The calculated fields by our own rules, whatever the sheet's formulas make of them. */
export function CalculatedCard({ values, onGo }: CalculatedCardProps) {
  const derived = derivedValues(zeroIncrementForm, values)
  const facts = calculated.map(([field, form]): Fact => {
    const value = derived[field]
    const isBlank = value === undefined
    return { field, label: form.label, text: isBlank ? '填齐后得出' : formatWithUnit(form, value), isBlank }
  })
  return (
    <section class="card" aria-label="自动计算">
      <div class="card-head">
        <h2 class="pane-title">自动计算</h2>
        <span class="sub nb">不用填写</span>
      </div>
      <FactList facts={facts} onGo={onGo} />
    </section>
  )
}
