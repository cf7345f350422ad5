import type { Anchor } from './anchor.ts'

/** What a defined name says: an area that moves with its cells, or a formula that is kept as text. */
export type NameContent =
  | { readonly kind: 'area'; readonly anchor: Anchor }
  | { readonly kind: 'formula'; readonly text: string }

export interface DefinedName {
  readonly name: string
  content: NameContent
  visible: boolean
  comment: string
}

/** The names of a workbook or of one sheet; capitals do not matter. */
export class NameStore {
  readonly #names = new Map<string, DefinedName>()

  get(name: string): DefinedName | undefined {
    return this.#names.get(name.toLowerCase())
  }

  set(name: DefinedName): void {
    this.#names.set(name.name.toLowerCase(), name)
  }

  delete(name: string): boolean {
    return this.#names.delete(name.toLowerCase())
  }

  /** Sorted as Excel lists them. */
  all(): readonly DefinedName[] {
    return [...this.#names.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
  }
}
