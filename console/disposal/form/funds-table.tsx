import { formatNumber } from '#core/form/format.ts'
import type { DisposalPlanKey } from '#core/forms/disposal-plan.ts'
import { add, exact, subtract, toNumber, zero } from '#core/vocabulary/exact.ts'
import { CellField } from './cell-field.tsx'
import { usePlanForm } from './plan-form.ts'

/** Funds that make up the investment, each with where it comes from. */
const funds = [
  { name: '自筹资金', amount: 'ownFunds', source: 'ownFundsSource' },
  { name: '财政资金', amount: 'fiscalFunds', source: 'fiscalFundsSource' },
  { name: '补贴资金', amount: 'subsidy', source: 'subsidySource' },
  { name: '其他资金', amount: 'otherFunds', source: 'otherFundsSource' },
] as const satisfies readonly {
  readonly name: string
  readonly amount: DisposalPlanKey
  readonly source: DisposalPlanKey
}[]

export const fundKeys: readonly DisposalPlanKey[] = funds.flatMap(({ amount, source }) => [amount, source])

/** 资金筹措: amounts with their sources, their sum, and what it differs from the investment. */
export function FundsTable() {
  const { values } = usePlanForm()
  const given = funds.flatMap(({ amount }) => values[amount] ?? [])
  const sum = given.reduce((total, amount) => add(total, exact(amount)), zero)
  return (
    <div class="field-scroll">
      <table class="table plan-table plan-funds">
        <thead>
          <tr>
            <th scope="col">资金</th>
            <th scope="col" class="is-end plan-amount">
              金额（万元）
            </th>
            <th scope="col">来源</th>
          </tr>
        </thead>
        <tbody>
          {funds.map(({ name, amount, source }) => (
            <tr key={amount}>
              <th scope="row">{name}</th>
              <td class="is-end">
                <CellField field={amount} />
              </td>
              <td>
                <CellField field={source} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td class="is-end plan-sum">
              {given.length === 0 ? <span class="is-blank">未填</span> : `${formatNumber(toNumber(sum), 2)} 万元`}
            </td>
            <td class="cap">{given.length === 0 ? '' : againstInvestment(values.investment, toNumber(sum))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function againstInvestment(investment: number | undefined, sum: number): string {
  if (investment === undefined) return '总投资未填，无法比较。'
  const difference = toNumber(subtract(exact(sum), exact(investment)))
  if (difference === 0) return '与总投资相等。'
  const size = `${formatNumber(Math.abs(difference), 2)} 万元`
  return difference > 0 ? `比总投资多 ${size}。` : `比总投资少 ${size}。`
}
