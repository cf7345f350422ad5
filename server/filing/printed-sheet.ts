import { applicationPersonalFields, maskedPersonal } from '#core/access/personal.ts'
import { checklistAnswerNames, checklistKindNames } from '#core/filing/checklist.ts'
import { routeOf } from '#core/filing/documents.ts'
import { deciderNames } from '#core/filing-route/route.ts'
import { routeLabel } from '#core/filing-route/routes.ts'
import { readableValues } from '#core/form/clean.ts'
import { derivedValues } from '#core/form/derive.ts'
import type { Field } from '#core/form/field.ts'
import { type Cells, fieldEntries } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Boundary } from '#geo/boundary.ts'
import { compareArea } from '#geo/measure/comparison.ts'
import { boundaryAreaText, comparisonText } from '#geo/message.zh.ts'
import { boundarySketch, type Sketch } from '#geo/sketch.ts'
import { cellsAt, type LoadedFiling } from './load.ts'

/** What one issue of 项目信息表 prints, frozen with it: PDF and workbook are made of nothing else. */
export interface PrintedSheet {
  readonly number: string
  readonly version: number
  readonly issuedOn: CalendarDate
  /** Of the 申请表. */
  readonly revision: number
  readonly projectName: string
  readonly sections: readonly { readonly title: string; readonly fields: readonly PrintedField[] }[]
  readonly route: readonly PrintedField[]
  readonly checklist: { readonly title: string; readonly rows: readonly (readonly [string, string, string, string])[] }
  readonly boundary: { readonly text: string; readonly sketch: Sketch | null } | null
  /** Who keeps the first copy. */
  readonly decider: string
}

export interface PrintedField {
  readonly label: string
  readonly value: string | null
  /** As those get it who may not see contacts; absent where everyone sees the value. */
  readonly masked?: string
  readonly wide: boolean
}

/** Longer texts take the whole line. */
const wideFrom = 60
const sketchSize = { width: 120, height: 80 }

/**
 * @param boundary of the newest 四至范围矢量图 that was filed; null for a DWG
 */
export function printedSheet(loaded: LoadedFiling, boundary: Boundary | null, issuedOn: CalendarDate): PrintedSheet {
  const { filing } = loaded
  const revision = filing.declaration?.revision ?? 0
  const cells = cellsAt(loaded, revision)
  const values = readableValues(zeroIncrementForm, cells, { today: issuedOn })
  const all: Cells = { ...cells, ...derivedValues(zeroIncrementForm, values) }
  const entries = fieldEntries(zeroIncrementForm)
  return {
    number: filing.number,
    version: filing.sheets.length + 1,
    issuedOn,
    revision,
    projectName: typeof cells.projectName === 'string' ? cells.projectName : filing.projectName,
    sections: zeroIncrementForm.sections.map(({ key, title }) => ({
      title,
      fields: entries.flatMap(([name, field]) => (field.section === key ? [printedField(name, field, all)] : [])),
    })),
    route: routeFields(loaded),
    checklist: {
      title: `正面和负面清单核对（${filing.assessment?.checklistVersion ?? ''} 版）`,
      rows: (filing.assessment?.answers ?? []).map(({ kind, text, answer, note }) => [
        checklistKindNames[kind],
        text,
        checklistAnswerNames[answer],
        note ?? '',
      ]),
    },
    decider: deciderNames[routeOf(filing)?.decider ?? 'district'],
    boundary: boundary === null ? keptBoundary(loaded) : drawnBoundary(boundary, values.landAreaBefore),
  }
}

function printedField(name: string, field: Field, cells: Cells): PrintedField {
  const value = cells[name]
  const wide = field.kind === 'text' && field.maxLength > wideFrom
  if (value === undefined) return { label: field.label, value: null, wide }
  const printed = { label: field.label, value: formatWithUnit(field, value), wide }
  if (!applicationPersonalFields.includes(name)) return printed
  return { ...printed, masked: formatWithUnit(field, maskedPersonal(field, value)) }
}

function routeFields({ filing }: LoadedFiling): readonly PrintedField[] {
  const route = routeOf(filing)
  if (route === null) return []
  const override = filing.assessment?.worksOverride ?? null
  return [
    { label: '初审用地类型', value: routeLabel(route), wide: true },
    { label: '认定机关', value: deciderNames[route.decider], wide: false },
    { label: '受理日期', value: filing.acceptedOn, wide: false },
    ...(filing.jurisdictionFixed === null
      ? []
      : [{ label: '管辖依据', value: filing.jurisdictionFixed.reason, wide: true }]),
    ...(override === null ? [] : [{ label: '改造方式例外的理由', value: override, wide: true }]),
  ]
}

function drawnBoundary(boundary: Boundary, title: number | undefined): PrintedSheet['boundary'] {
  const compared = title === undefined ? '' : comparisonText(compareArea(boundary.area.squareMetres, title))
  return { text: `${boundaryAreaText(boundary)}${compared}`, sketch: boundarySketch(boundary.plane, sketchSize) }
}

function keptBoundary({ filing }: LoadedFiling): PrintedSheet['boundary'] {
  const file = filing.documents.findLast(({ kind }) => kind === 'boundary')
  return file === undefined ? null : { text: `四至范围矢量图：${file.name}（原件存档，未读取面积）。`, sketch: null }
}
