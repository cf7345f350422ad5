import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Standard } from '#core/scoring/standard.ts'

/** Text in a field that does not make a value: kept as typed, with what is wrong with it. */
export interface Typed {
  readonly text: string
  readonly fault: string
}

/** A draft under somebody's hands, as its fields see it. Places are keys of core/standard-edit/place.ts. */
export interface Editing {
  readonly standard: Standard
  /** What the version was begun with; null when that is not known. */
  readonly base: Standard | null
  /**
   * @param did what the step is called where it is taken back: "E1 权重"
   * @param about place of the field; steps about one field are one. Absent: members of lists have moved.
   */
  readonly change: (next: Standard, did: string, about?: string) => void
  /** The field was left. */
  readonly settle: () => void
  readonly faultsAt: (place: string) => readonly string[]
  readonly typedAt: (place: string) => Typed | null
  readonly type: (place: string, typed: Typed | null) => void
  /** The indicator or rule that is unfolded: 'indicators.3'. */
  readonly opened: string | null
  readonly open: (place: string | null) => void
}

export const EditingContext = createContext<Editing | null>(null)

/** The draft under edit. Throws outside an editor. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('No editor around this field')
  return editing
}
