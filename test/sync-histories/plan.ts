import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { Actor } from '#server/actions/actor.ts'
import type { Random } from '#server/demo/random.ts'
import {
  chenJing,
  liQiang,
  liuYang,
  owner,
  shiLi,
  tenant,
  wangFang,
  xinqiao,
  zhaoMin,
  zhouTao,
} from '../server/cast.ts'

/** What the people of a history fill: figures and words of every layer, so that each new value can be told from all others. */
export const fieldsOf: Readonly<Record<FormId, readonly string[]>> = {
  'parcel-self-assessment': [
    'landArea',
    'floorArea',
    'vacantFloorArea',
    'selfNote',
    'townOpinion',
    'vacancyProof',
    'houseSafetyProof',
  ],
  'enterprise-information': ['firmName', 'taxPaid', 'revenue', 'electricityKwh', 'qualificationProof'],
}

const texts = new Set(['selfNote', 'townOpinion', 'vacancyProof', 'houseSafetyProof', 'firmName', 'qualificationProof'])

/** Two clerks of one town, one of them on several devices, its reviewer, the district and the firm itself. */
export const people: readonly Actor[] = [
  wangFang,
  wangFang,
  { ...wangFang, username: 'wanghong', name: '王红' },
  liQiang,
  zhouTao,
  shiLi,
]

/** Departments and what each of them confirms. */
export const departments: readonly { readonly actor: Actor; readonly form: FormId; readonly field: string }[] = [
  { actor: zhaoMin, form: 'enterprise-information', field: 'taxPaid' },
  { actor: chenJing, form: 'enterprise-information', field: 'revenue' },
  { actor: liuYang, form: 'parcel-self-assessment', field: 'houseSafetyProof' },
]

export const parcels = ['SJ-XQ-0001', 'SJ-XQ-0002'] as const
export const newParcels = ['SJ-XQ-0101', 'SJ-XQ-0102'] as const
export const firms = [owner, tenant] as const
export const town = xinqiao

export function textOf(number: number): string {
  return `第${number}稿`
}

/** About what a parcel without a fault says: figures near it pass the checks. */
const faultless: Readonly<Record<string, number>> = { landArea: 13_333, floorArea: 16_000, vacantFloorArea: 1200 }

/**
 * A value for a field: mostly one nobody has used, else blank, what cannot be read, or one that was there before.
 * @param isCareful who fills seldom leaves or makes a fault
 */
export function valueFor(
  random: Random,
  field: string,
  number: number,
  before: readonly CellValue[],
  isCareful: boolean,
): CellValue | null {
  if (random.chance(isCareful ? 0.02 : 0.12)) return null
  if (before.length > 0 && random.chance(0.12)) return random.pick(before)
  if (texts.has(field)) return textOf(number)
  if (random.chance(isCareful ? 0.02 : 0.06)) return { raw: `约${number}` }
  const near = isCareful ? (faultless[field] ?? null) : null
  return near === null ? number : near + number / 100
}
