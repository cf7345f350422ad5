import type { Area } from './area.ts'

/** A place that moves with its cells when rows or columns are put in or taken out. */
export interface Anchor {
  readonly sheetId: string
  /** Null once all its cells are gone: then it reads #REF!. */
  area: Area | null
}
