import type { Finding } from '../error/finding.ts'
import { distinctRows } from '../subject/distinct-rows.ts'
import type { FirmRow } from '../subject/subject.ts'
import { proposed } from '../vocabulary/citation.ts'
import { muPerTenThousandSquareMetres } from '../vocabulary/unit.ts'
import { compareSums, type Product } from './compare.ts'
import { ratio, sumOf } from './figure.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** 万元 a 亩 above which an amount looks like 元 typed for 万元. */
const limits = [
  ['taxPaid', 2000],
  ['grossOutput', 20000],
] as const

/**
 * Tax and output of the parcel per 亩: the firms' amounts by their shares in it, blank ones left out. Stands at the land
 * area, the parcel's side of the quotient.
 */
export const amountPerMu: Rule<'X29'> = {
  id: 'X29',
  title: '亩均税收或亩均产值异常',
  levels: ['warning'],
  clause: proposed('亩均税收2000万元、亩均产值20000万元以内不提示'),
  parcel(subject) {
    const { landArea } = subject.parcel.values
    if (landArea === undefined || landArea === 0) return none
    const findings: Finding<'X29'>[] = []
    for (const [amountField, limit] of limits) {
      if (isFarBelow(subject.firms, amountField, landArea, limit)) continue
      const amounts = sharedAmounts(subject.firms, amountField)
      const mu: Product = [landArea, muPerTenThousandSquareMetres, 0.0001]
      if (compareSums(amounts, [[...mu, limit]]) <= 0) continue
      const perMu = ratio(amounts, [mu], limit)
      const details = { amountField, amount: sumOf(amounts), landArea, perMu, limit }
      findings.push(onParcel('X29', 'warning', subject, ['landArea', amountField], details))
    }
    return findings
  },
}

/** Whether even the whole amounts of all rows stay below half the limit, where no rounding of doubles matters. */
function isFarBelow(
  firms: readonly FirmRow[],
  field: 'taxPaid' | 'grossOutput',
  landArea: number,
  limit: number,
): boolean {
  let most = 0
  for (const { values } of firms) most += Math.max(0, values[field] ?? 0)
  const mu = (landArea * muPerTenThousandSquareMetres) / 10_000
  return most < (mu * limit) / 2
}

function sharedAmounts(firms: readonly FirmRow[], field: 'taxPaid' | 'grossOutput'): Product[] {
  const amounts: Product[] = []
  for (const { values } of distinctRows(firms)) {
    const amount = values[field]
    if (amount !== undefined) amounts.push([amount, values.parcelShare ?? 100, 0.01])
  }
  return amounts
}
