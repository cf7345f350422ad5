import { pollutants } from '../vocabulary/pollutant.ts'
import { muPerTenThousandSquareMetres } from '../vocabulary/unit.ts'
import type { CalculatedField, Calculation } from './field.ts'
import { formatBoolean } from './format.ts'
import type { Formula, FormulaPart } from './sheet-plan.ts'

const calculationFormulas: {
  readonly [K in Calculation['kind']]: (
    calculation: Extract<Calculation, { readonly kind: K }>,
    field: CalculatedField,
  ) => Formula | null
} = {
  quotient: ({ numerator, denominator }, { decimals }) => [
    'IF(AND(ISNUMBER(',
    { cell: numerator },
    '),N(',
    { cell: denominator },
    ')>0),ROUND(',
    { cell: numerator },
    '/',
    { cell: denominator },
    `,${decimals}),"")`,
  ],
  'per-mu': ({ amount, area }, { decimals }) => [
    'IF(AND(ISNUMBER(',
    { cell: amount },
    '),N(',
    { cell: area },
    ')>0),ROUND(',
    { cell: amount },
    '*10000/(',
    { cell: area },
    `*${muPerTenThousandSquareMetres}),${decimals}),"")`,
  ],
  exceeds: ({ value, limit }) => [
    'IF(AND(N(',
    { cell: value },
    ')>0,N(',
    { cell: limit },
    ')>0),IF(',
    { cell: value },
    '>',
    { cell: limit },
    `,"${formatBoolean(true)}","${formatBoolean(false)}"),"")`,
  ],
  'pollutant-equivalents': (_calculation, { decimals }) => {
    const count: FormulaPart[] = pollutants.flatMap(({ key }, index) => [index === 0 ? '' : ',', { cell: key }])
    const sum: FormulaPart[] = pollutants.flatMap(({ key, equivalentHundredths }, index) => [
      index === 0 ? 'N(' : '+N(',
      { cell: key },
      `)*100/${equivalentHundredths}`,
    ])
    return ['IF(COUNT(', ...count, ')>0,ROUND(', ...sum, `,${decimals}),"")`]
  },
  // The layers of a row are not in its sheet.
  origin: () => null,
}

/** What a calculated cell holds in a sheet; null where no formula of the sheet can give it. */
export function calculationFormula(field: CalculatedField): Formula | null {
  const apply = calculationFormulas[field.calculation.kind] as (
    calculation: Calculation,
    field: CalculatedField,
  ) => Formula | null
  return apply(field.calculation, field)
}
