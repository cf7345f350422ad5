import type { Field } from '#core/form/field.ts'
import type { Place } from '../host/host.ts'

/** The cell an edit belongs to, whatever becomes active meanwhile. */
export interface EditTarget {
  readonly place: Place
  readonly field: Field
}

/** What the cell editor does: nothing, or holds a text that is not yet in the cell. */
export type EditState =
  | { readonly kind: 'browse' }
  | {
      readonly kind: 'edit'
      readonly target: EditTarget
      readonly text: string
      /** Begun by typing over the cell: arrows end the edit. Begun by F2, Enter or a double click: they move the caret. */
      readonly typed: boolean
      /** The options are unfolded; `option` is the highlighted one, -1 none. */
      readonly options: boolean
      readonly option: number
    }

export const browsing: EditState = { kind: 'browse' }

export function editing(target: EditTarget, text: string, typed: boolean): EditState {
  return { kind: 'edit', target, text, typed, options: false, option: -1 }
}

export function choosing(target: EditTarget, text: string, labels: readonly string[]): EditState {
  return { kind: 'edit', target, text, typed: false, options: true, option: labels.indexOf(text) }
}
