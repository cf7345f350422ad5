import { negativeOf } from '../department-data/negative.ts'
import { judgedValueKey, type ParcelFacts } from '../facts/facts.ts'
import { type SumBasis, sumBasis } from '../facts/sums.ts'
import type { Field } from '../form/field.ts'
import { type FormId, formById } from '../forms/catalogue.ts'
import type { RuleEvidence } from '../scoring/result.ts'
import { firedRules, isConfirmed } from '../scoring/rules.ts'
import type { Standard } from '../scoring/standard.ts'

/** A value that a rule of direct judgement rests on; `uscc` of a firm's row, null for the sum over the firms. */
export interface JudgedItem {
  readonly form: FormId
  readonly field: string
  readonly uscc?: string | null
}

/** The choices that the rules of a standard read, whichever way they fall. */
export interface ChoicesRead {
  readonly parcel: readonly string[]
  readonly firm: readonly string[]
}

/**
 * A choice with a harmless answer (否, 无, 达标, …) says something by either answer, and a list declared complete confirms
 * the harmless one. Amounts and dates are confirmed where a rule fires on them: nobody can list what is not there.
 */
export function choicesRead({ rules }: Pick<Standard, 'rules'>): ChoicesRead {
  const parcel = new Set<string>()
  const firm = new Set<string>()
  for (const { when } of rules) {
    for (const condition of when) {
      if (condition.predicate === 'any-firm-is') firm.add(condition.params.field)
      if (condition.predicate === 'parcel-is' || condition.predicate === 'parcel-is-not') {
        parcel.add(condition.params.field)
      }
    }
  }
  const hasNegative =
    (form: FormId) =>
    (key: string): boolean => {
      const field = fieldOf(form, key)
      return field !== null && negativeOf(field) !== null
    }
  return {
    parcel: [...parcel].filter(hasNegative('parcel-self-assessment')),
    firm: [...firm].filter(hasNegative('enterprise-information')),
  }
}

/** What the rules rest on of a parcel and nobody has confirmed, each once: firing or not. */
export function unconfirmedItems(facts: ParcelFacts, standard: Standard, read: ChoicesRead): readonly JudgedItem[] {
  const basis = sumBasis(facts)
  const found = new Map<string, JudgedItem>()
  const add = (item: JudgedItem): void => {
    found.set(`${item.form} ${judgedValueKey(item.field, item.uscc ?? undefined)}`, item)
  }
  const ask = (item: RuleEvidence): void => {
    if (!isConfirmed(item, facts)) add({ form: item.form, field: item.field, ...usccOf(item) })
  }
  for (const field of read.parcel) ask({ form: 'parcel-self-assessment', field, value: null })
  for (const field of read.firm) {
    for (const { uscc } of basis.firms) {
      ask({ form: 'enterprise-information', field, value: null, ...(uscc === undefined ? {} : { uscc }) })
    }
  }
  for (const { evidence } of firedRules(standard, { facts, basis })) {
    for (const item of evidence) {
      if (isSum(item)) {
        if (!isSumConfirmed(item.field, facts, basis)) add({ form: item.form, field: item.field, uscc: null })
      } else ask(item)
    }
  }
  return [...found.values()]
}

function usccOf({ uscc }: RuleEvidence): Pick<JudgedItem, 'uscc'> {
  return uscc === undefined ? {} : { uscc }
}

/** The year's own figure of all firms together. */
function isSum({ form, uscc, year, value }: RuleEvidence): boolean {
  return form === 'enterprise-information' && uscc === undefined && year === undefined && typeof value === 'number'
}

/** By a figure for the whole parcel, or firm by firm. */
function isSumConfirmed(field: string, { figures, layers }: ParcelFacts, { firms }: SumBasis): boolean {
  const ofParcel = Object.values(figures ?? {}).some((given) => Object.hasOwn(given, field))
  return ofParcel || firms.every(({ uscc }) => layers?.[judgedValueKey(field, uscc)] === 'department')
}

export function fieldOf(form: FormId, key: string): Field | null {
  const fields: Readonly<Record<string, Field>> = formById(form).fields
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null
}
