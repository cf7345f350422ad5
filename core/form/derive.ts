import { add, type Exact, exact, multiply, quotientHalfUp, zero } from '../vocabulary/exact.ts'
import { pollutants } from '../vocabulary/pollutant.ts'
import { muPerTenThousandSquareMetres } from '../vocabulary/unit.ts'
import type { CalculatedField, Calculation, Scalar } from './field.ts'
import { type Form, fieldEntries } from './form.ts'
import { formatBoolean } from './format.ts'

type Readable = Readonly<Record<string, Scalar | undefined>>

interface Inputs {
  readonly field: CalculatedField
  readonly values: Readable
  /** Keys whose effective value a department has supplied. */
  readonly confirmed: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

/**
 * The calculated fields of a row by key, in the field's unit and decimals; absent where what they rest on is blank.
 * `confirmed` names the fields whose effective value is 部门核定.
 */
export function derivedValues(
  form: Form,
  values: Readable,
  confirmed: ReadonlySet<string> = nothing,
): Readonly<Record<string, Scalar>> {
  const derived: Record<string, Scalar> = {}
  for (const [key, field] of fieldEntries(form)) {
    if (field.kind !== 'calculated') continue
    const calculate = calculations[field.calculation.kind] as (
      calculation: Calculation,
      inputs: Inputs,
    ) => Scalar | null
    const value = calculate(field.calculation, { field, values, confirmed })
    if (value !== null) derived[key] = value
  }
  return derived
}

const calculations: {
  readonly [K in Calculation['kind']]: (
    calculation: Extract<Calculation, { readonly kind: K }>,
    inputs: Inputs,
  ) => Scalar | null
} = {
  quotient: ({ numerator, denominator }, { field, values }) => {
    const above = values[numerator]
    const below = values[denominator]
    if (typeof above !== 'number' || typeof below !== 'number' || below === 0) return null
    return quotientHalfUp(exact(above), exact(below), field.decimals)
  },
  'per-mu': ({ amount, area }, { field, values }) => {
    const [above, below] = [values[amount], values[area]]
    if (typeof above !== 'number' || typeof below !== 'number' || below === 0) return null
    const mu = multiply(exact(below), exact(muPerTenThousandSquareMetres))
    return quotientHalfUp(multiply(exact(above), exact(10_000)), mu, field.decimals)
  },
  exceeds: ({ value, limit }, { values }) => {
    const [found, most] = [values[value], values[limit]]
    if (typeof found !== 'number' || typeof most !== 'number' || found <= 0 || most <= 0) return null
    return formatBoolean(found > most)
  },
  'pollutant-equivalents': (_calculation, { field, values }) => equivalents(values, field.decimals),
  origin: ({ amounts }, { values, confirmed }) => {
    const given = amounts.filter((key) => values[key] !== undefined)
    const supplied = given.filter((key) => confirmed.has(key)).length
    if (supplied === 0) return '企业填报'
    return supplied === given.length ? '部门核定' : '部分核定'
  },
}

/** Σ tonnes ÷ 当量值, a blank pollutant counting as not discharged; null when all are blank. */
function equivalents(values: Readable, decimals: number): number | null {
  const given = pollutants.flatMap(({ key, equivalentHundredths }) => {
    const tonnes = values[key]
    return typeof tonnes === 'number' ? [{ tonnes: exact(tonnes), hundredths: exact(equivalentHundredths) }] : []
  })
  if (given.length === 0) return null
  const denominator = given.reduce((product, { hundredths }) => multiply(product, hundredths), exact(1))
  const numerator = given.reduce((sum, { tonnes }, index) => {
    const others = given.filter((_, other) => other !== index)
    return add(
      sum,
      others.reduce((product, { hundredths }) => multiply(product, hundredths), hundredfold(tonnes)),
    )
  }, zero)
  return quotientHalfUp(numerator, denominator, decimals)
}

function hundredfold(value: Exact): Exact {
  return multiply(value, exact(100))
}
