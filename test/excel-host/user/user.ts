/** What Excel said to the person: done, or the stop message. */
export type UserOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'protected' | 'validation' | 'busy'; readonly message: string }

/**
 * The person before the screen. Addresses are as in Excel, with the sheet ("评分结果!B2") or without, then on the active
 * one. Text is taken as Excel takes typed text: '12' becomes a number, '2026-1-5' a day, '=A1' a formula.
 */
export interface User {
  /** Types into one cell and presses Enter. */
  type(address: string, text: string): UserOutcome
  /** Chooses from a cell's drop-down list. */
  choose(address: string, choice: string): UserOutcome
  /** Empties cells with the Delete key. */
  clear(address: string): UserOutcome
  /** Pastes a block of text cells, its first cell at the address. Validation does not look at pasted cells. */
  paste(address: string, block: readonly (readonly string[])[]): UserOutcome
  /** Drags the first row of an area down over its visible rows. */
  fillDown(address: string): UserOutcome
  deleteRows(address: string): UserOutcome
  insertRows(address: string): UserOutcome
  /** Sorts the rows of an area by one of its columns, 0-based. */
  sort(address: string, column: number, ascending?: boolean): UserOutcome
  /** Hides rows as a filter does, or shows them again. */
  hideRows(address: string, hidden: boolean): UserOutcome
  renameSheet(from: string, to: string): UserOutcome
  deleteSheet(name: string): UserOutcome
  select(address: string): void
  /** Opens a cell for editing (F2): until `endEditing` Excel refuses the add-in's batches. */
  startEditing(address: string): void
  /** Leaves it with Enter, or with Escape when the text is null. */
  endEditing(text: string | null): UserOutcome
  /** Takes back the person's last action; false when there is none left. Writes of an add-in end what can be undone. */
  undo(): boolean
}
