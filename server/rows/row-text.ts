import { type Layer, type LayerFields, layers } from '#core/record/layer.ts'
import { keyCells, type RowState } from './state.ts'

/** The JSON of one layer's fields. */
export type TextOf = (fields: LayerFields) => string

/** Puts the fields of a layer into words once: a version and the row it made hold the same object. */
export function textsOnce(): TextOf {
  const texts = new Map<LayerFields, string>()
  return (fields) => {
    const known = texts.get(fields)
    if (known !== undefined) return known
    const text = JSON.stringify(fields)
    texts.set(fields, text)
    return text
  }
}

/** The JSON of a row's layers, in the order they have. */
export function layeredText({ layered }: RowState, textOf: TextOf): string {
  const parts = (Object.entries(layered) as [Layer, LayerFields][]).map(
    ([layer, fields]) => `"${layer}":${textOf(fields)}`,
  )
  return `{${parts.join()}}`
}

/**
 * The JSON of what is effective. Where no field is blank or stands in two places these are the fields of the layers one
 * after the other and then the key, and so is their text.
 */
export function effectiveText({ key, layered, effective }: RowState, textOf: TextOf): string {
  const own = keyCells(key)
  const parts: string[] = []
  let fieldCount = Object.keys(own).length
  for (const layer of layers) {
    const fields = layered[layer]
    const count = fields === undefined ? 0 : Object.keys(fields).length
    if (fields === undefined || count === 0) continue
    fieldCount += count
    parts.push(textOf(fields).slice(1, -1))
  }
  if (fieldCount !== Object.keys(effective).length) return JSON.stringify(effective)
  parts.push(JSON.stringify(own).slice(1, -1))
  return `{${parts.join()}}`
}
