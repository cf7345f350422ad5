import { z } from 'zod'
import { scales } from '../facts/parcel-kind.ts'
import { fieldEntries } from '../form/form.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import { qualificationFields } from '../indicators/measure-params.ts'
import { departments } from '../vocabulary/department.ts'
import { landClasses } from '../vocabulary/land.ts'
import { benchmarkChoices } from './scaled-method.ts'
import { citation, datedCitation, day, points, scaledMethodSchemas, text, unit } from './scaled-method-schema.ts'
import type { Standard } from './standard.ts'
import { groupFields, standardLabels } from './standard.ts'
import { standardFaults } from './standard-faults.ts'

const id = z.string().regex(/^[A-Z]{1,3}\d{0,3}$/)
const landClass = z.enum(landClasses)
const parcelClass = z.enum(['A', 'B', 'C', 'D'])
const scalars = z.array(z.union([text, z.boolean()])).min(1)
const parcelField = z.enum(fieldEntries(parcelForm).map(([key]) => key))
const firmField = z.enum(fieldEntries(enterpriseForm).map(([key]) => key))

const tierCitation = { points, citation: datedCitation.exactOptional() }
const tier = z.union([
  z.strictObject({ atLeast: z.number(), ...tierCitation }),
  z.strictObject({ atMost: z.number(), ...tierCitation }),
  z.strictObject({ above: z.number(), ...tierCitation }),
])
const ladder = z.strictObject({ unit, tiers: z.array(tier).min(1).max(20), otherwise: points })

const method = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tier'), ladder, fallback: ladder.exactOptional() }),
  z.strictObject({
    kind: z.literal('option'),
    points: z.array(z.strictObject({ option: text, points })).min(1),
  }),
  z.strictObject({ kind: z.literal('value'), cap: points }),
  ...scaledMethodSchemas,
])

const output = z.strictObject({
  output: z.record(landClass, z.enum(['grossOutput', 'revenue'])),
})
const level = z.strictObject({ value: z.union([text, z.literal(true)]), points })
const qualifications = z.strictObject({
  qualifications: z.array(z.strictObject({ field: z.enum(qualificationFields), levels: z.array(level).min(1) })).min(1),
})

const common = {
  id,
  name: text,
  dimension: id,
  formula: text,
  unit,
  display: z.enum(['number', 'percent']),
  weight: z.number().positive().max(100),
  method,
  missingPoints: points,
  missing: z.enum(['peer-average', 'not-applicable']).exactOptional(),
  noDischargePoints: points.exactOptional(),
  notApplicableTo: z.array(landClass),
  citation: datedCitation,
}

function indicatorOf<Measure extends string, Params extends z.ZodType>(measure: Measure, params: Params) {
  return z.strictObject({ ...common, measure: z.literal(measure), params })
}

const indicator = z.discriminatedUnion('measure', [
  indicatorOf('far-achievement', z.null()),
  indicatorOf('fixed-asset-intensity', z.null()),
  indicatorOf('vacancy-rate', z.null()),
  indicatorOf('property-quality', z.null()),
  indicatorOf('tax-per-mu', z.null()),
  indicatorOf('output-per-mu', output),
  indicatorOf('revenue-per-head', z.null()),
  indicatorOf('rd-intensity', z.null()),
  indicatorOf('output-per-energy', output),
  indicatorOf('output-per-discharge', output),
  indicatorOf('qualification-points', qualifications),
  indicatorOf('tax-per-energy', z.null()),
  indicatorOf('tax-per-electricity', z.null()),
])

function predicateOf<Id extends string, Params extends z.ZodType>(predicate: Id, params: Params) {
  return z.strictObject({ predicate: z.literal(predicate), params, text })
}

const predicate = z.discriminatedUnion('predicate', [
  predicateOf('parcel-is', z.strictObject({ field: parcelField, oneOf: scalars })),
  predicateOf('parcel-is-not', z.strictObject({ field: parcelField, value: text })),
  predicateOf('parcel-above', z.strictObject({ field: parcelField, above: z.number() })),
  predicateOf('parcel-below', z.strictObject({ field: parcelField, below: z.number() })),
  predicateOf('any-firm-is', z.strictObject({ field: firmField, oneOf: scalars })),
  predicateOf('wholly-vacant', z.strictObject({ months: z.int().positive().max(600) })),
  predicateOf('stopped-without-tax', z.strictObject({ statuses: z.array(text).min(1), taxAtMost: z.number() })),
  predicateOf('producing-less-than', z.strictObject({ years: z.int().positive().max(50) })),
  predicateOf(
    'scale-is',
    z.strictObject({ scale: z.enum(scales), landAreaBelow: z.number().positive().exactOptional() }),
  ),
])

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct'), class: parcelClass }),
  z.strictObject({ kind: z.literal('cap'), class: parcelClass }),
  z.strictObject({ kind: z.literal('floor'), class: parcelClass }),
  z.strictObject({ kind: z.literal('exempt'), label: text.exactOptional() }),
])

const rule = z.strictObject({
  id,
  name: text,
  when: z.array(predicate).min(1),
  effect,
  confirmedBy: z.array(z.enum([...departments.map((department) => department.code), 'town'])).min(1),
  citation: datedCitation,
})

const industryBenchmark = z.strictObject({
  industry: z.string().regex(/^\d{2}$/),
  indicator: id,
  values: z.partialRecord(z.enum(benchmarkChoices), z.number().positive()),
  citation: datedCitation,
})

const share = z.int().min(0).max(100)
const line = z.number().min(0).max(100)
const classes = z.strictObject({
  groupBy: z.array(z.enum(groupFields)).min(1),
  by: z.literal('lines').exactOptional(),
  shares: z.strictObject({ A: share, B: share, C: share, D: share }),
  directInQuota: z.literal(true).exactOptional(),
  totalDecimals: z.int().min(0).max(5).exactOptional(),
  smallGroup: z.strictObject({
    below: z.int().min(0),
    lines: z.strictObject({ A: line, B: line, C: line }),
  }),
  citation: datedCitation,
})

const measures = z.array(z.strictObject({ text, citation: datedCitation })).max(20)
const classMeasures = z.strictObject({ A: measures, B: measures, C: measures, D: measures })

/** The shape of a standard, strict: an unknown key is refused. What it says may still not hold together: a draft's may. */
export const standardShape = z.strictObject({
  id: z.string().trim().min(1).max(60),
  name: text,
  district: z.string().regex(/^\d{6}$/),
  label: z.enum(standardLabels),
  since: day,
  until: day.nullable(),
  checkedOn: day,
  citation,
  energyBasis: z.enum(['当量值', '等价值']),
  dimensions: z.array(z.strictObject({ id, name: text, citation: datedCitation })).min(1),
  indicators: z.array(indicator).min(1),
  rules: z.array(rule),
  industryBenchmarks: z.array(industryBenchmark).exactOptional(),
  classes,
  classMeasures: classMeasures.exactOptional(),
  notes: z.array(text),
}) satisfies z.ZodType<Standard>

/** The schema of a standard: of the shape, and nothing in it contradicts itself. */
export const standardSchema = standardShape.superRefine((standard, context) => {
  for (const fault of standardFaults(standard)) {
    context.addIssue({ code: 'custom', path: [...fault.path], message: fault.message })
  }
}) satisfies z.ZodType<Standard>
