/** What the cell editor does: nothing, or holds a text that is not yet in the cell. */
export type EditState =
  | { readonly kind: 'browse' }
  | {
      readonly kind: 'edit'
      readonly text: string
      /** Begun by typing over the cell: arrows end the edit. Begun by F2, Enter or a double click: they move the caret. */
      readonly typed: boolean
      /** The options are unfolded; `option` is the highlighted one, -1 none. */
      readonly options: boolean
      readonly option: number
    }

export const browsing: EditState = { kind: 'browse' }

export function editing(text: string, typed: boolean): EditState {
  return { kind: 'edit', text, typed, options: false, option: -1 }
}

export function choosing(text: string, labels: readonly string[]): EditState {
  return { kind: 'edit', text, typed: false, options: true, option: labels.indexOf(text) }
}
