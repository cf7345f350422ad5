import type { Viewer } from '#core/access/mask.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { readableValues } from '#core/form/clean.ts'
import { derivedValues } from '#core/form/derive.ts'
import { fieldEntries } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { effectiveValues } from '#core/record/effective.ts'
import { keyText } from '#core/record/key.ts'
import { layers } from '#core/record/layer.ts'
import { lastChange, type Version } from './history.ts'
import { keyCells, type RowState } from './state.ts'
import { maskedFields } from './view.ts'

type RowDetail = ParcelDetail['parcel']
type LayeredField = RowDetail['fields'][number]

/** Every field of a row in the order of the form, its layers side by side; of a masked layer only that it is masked. */
export function rowDetail(row: RowState, versions: ReadonlyMap<string, readonly Version[]>, viewer: Viewer): RowDetail {
  const key = keyText(row.key)
  const own = versions.get(key) ?? []
  const masked = new Set(maskedFields(row, viewer))
  const derived = derivedOf(row)
  const effective = effectiveValues(row.layered)
  const fixed = keyCells(row.key)
  const fields = fieldEntries(formById(row.key.form)).map(([field, { kind, personal }]): LayeredField => {
    const value = kind === 'calculated' ? derived[field] : (fixed[field] ?? effective[field]?.value)
    return {
      field,
      effective: masked.has(field) ? null : (value ?? null),
      effectiveLayer: effective[field]?.layer ?? null,
      masked: masked.has(field),
      layers: layersOf(row, field, own, masked.has(field), personal !== undefined),
    }
  })
  return { key, revision: row.revision, status: row.status, fields }
}

function layersOf(
  row: RowState,
  field: string,
  versions: readonly Version[],
  isMasked: boolean,
  isPersonal: boolean,
): LayeredField['layers'] {
  return layers.flatMap((layer) => {
    const value = row.layered[layer]?.[field]
    if (value === undefined || (isMasked && (layer === 'department' || isPersonal))) return []
    const change = lastChange(versions, layer, field)
    return [{ layer, value, by: change?.by ?? '', at: change?.at ?? '', source: change?.source ?? '' }]
  })
}

/** The calculated fields; none of them rests on a value that is ever masked. */
function derivedOf(row: RowState): ReturnType<typeof derivedValues> {
  const form = formById(row.key.form)
  const values = readableValues(form, row.effective, { today: row.updatedAt.slice(0, 10) })
  const confirmed = Object.entries(effectiveValues(row.layered)).flatMap(([field, { layer }]) =>
    layer === 'department' ? [field] : [],
  )
  return derivedValues(form, values, new Set(confirmed))
}
