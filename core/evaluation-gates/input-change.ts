import { shown } from '../error/wording.ts'
import { judgedValueKey, type ParcelFacts } from '../facts/facts.ts'
import type { CellValue } from '../form/field.ts'
import { type FormId, formById } from '../forms/catalogue.ts'
import { layerNames } from '../record/layer.ts'
import { departmentName, departments } from '../vocabulary/department.ts'
import { fieldOf } from './unconfirmed.ts'

/** One thing that was judged otherwise, as it is printed; null where there was nothing. */
export interface InputChange {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

/** In the place of a value that the reader may not see. */
const withheld = '无权查看'

type Values = Readonly<Record<string, CellValue | undefined>>

/**
 * What of a parcel's inputs is another now: its own values, its firms', figures for the whole parcel, what the checks say.
 * @param hidden fields whose values are not for the reader
 */
export function inputChanges(
  before: ParcelFacts | null,
  after: ParcelFacts | null,
  hidden: ReadonlySet<string>,
): readonly InputChange[] {
  const show = (
    form: FormId,
    field: string,
    value: CellValue | undefined,
    layer: string | undefined,
  ): string | null => {
    if (value === undefined) return null
    if (hidden.has(field)) return withheld
    const text = fieldOf(form, field) === null ? String(value) : shown(field, value)
    return layer === undefined ? text : `${text}（${layer}）`
  }
  const compareRow = (form: FormId, key: string | undefined, name: string, old: Values, now: Values): InputChange[] =>
    [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
      const layers = [layerOf(before, field, key), layerOf(after, field, key)] as const
      if (old[field] === now[field] && layers[0] === layers[1]) return []
      const label = fieldOf(form, field)?.label ?? field
      return {
        what: name === '' ? label : `${name} · ${label}`,
        before: show(form, field, old[field], layers[0]),
        after: show(form, field, now[field], layers[1]),
      }
    })
  const firms = new Set([...firmsOf(before).keys(), ...firmsOf(after).keys()])
  return [
    ...compareRow('parcel-self-assessment', undefined, '', before?.parcel ?? {}, after?.parcel ?? {}),
    ...[...firms].flatMap((uscc) => {
      const [old, now] = [firmsOf(before).get(uscc), firmsOf(after).get(uscc)]
      const name = String(now?.firmName ?? old?.firmName ?? uscc)
      if (old === undefined || now === undefined) {
        const row = formById('enterprise-information').title
        return [
          { what: `${row} ${name}`, before: old === undefined ? null : '有', after: now === undefined ? null : '有' },
        ]
      }
      return compareRow('enterprise-information', uscc, name, old, now)
    }),
    ...figureChanges(before, after, show),
    ...blockers(before, after),
  ]
}

function layerOf(facts: ParcelFacts | null, field: string, uscc: string | undefined): string | undefined {
  const layer = facts?.layers?.[judgedValueKey(field, uscc)]
  return layer === undefined ? undefined : layerNames[layer]
}

function firmsOf(facts: ParcelFacts | null): ReadonlyMap<string, Values> {
  return new Map((facts?.firms ?? []).map((firm) => [firm.uscc ?? '', firm]))
}

function figureChanges(
  before: ParcelFacts | null,
  after: ParcelFacts | null,
  show: (form: FormId, field: string, value: CellValue | undefined, layer: string | undefined) => string | null,
): readonly InputChange[] {
  return departments.flatMap(({ code }) => {
    const [old, now] = [figuresOf(before, code), figuresOf(after, code)]
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
      if (old[field] === now[field]) return []
      const label = fieldOf('enterprise-information', field)?.label ?? field
      return {
        what: `整宗 ${label}（${departmentName(code)}）`,
        before: show('enterprise-information', field, old[field], undefined),
        after: show('enterprise-information', field, now[field], undefined),
      }
    })
  })
}

function figuresOf(facts: ParcelFacts | null, department: string): Values {
  const figures: Readonly<Record<string, Values | undefined>> = { ...facts?.figures }
  return figures[department] ?? {}
}

function blockers(before: ParcelFacts | null, after: ParcelFacts | null): readonly InputChange[] {
  const [old, now] = [before?.blockedBy.join('、') ?? '', after?.blockedBy.join('、') ?? '']
  return old === now ? [] : [{ what: '待补正', before: old || null, after: now || null }]
}
