import type { PublicationColumn } from './column.ts'

/** What a class list says where there is no class. */
export const exemptVerdict = '暂不评价'

/** Of a correction: a parcel that had been listed and no longer has a verdict. */
export const droppedVerdict = '不再列入'

export const verdicts = ['A', 'B', 'C', 'D', exemptVerdict, droppedVerdict] as const
export type Verdict = (typeof verdicts)[number]

/** One parcel as it is shown. Null where there is nothing, or the column is not shown. */
export interface PublicationLine {
  readonly place: number
  readonly parcelCode: string
  readonly townCode: string | null
  readonly owner: string | null
  readonly landClass: string | null
  /** m². */
  readonly landArea: number | null
  readonly verdict: string
  /** Of a correction: what had been published. Null for a parcel that had not been listed, and in whole lists. */
  readonly verdictBefore: string | null
}

/** The line without what is not to be shown. */
export function restricted(line: PublicationLine, columns: readonly PublicationColumn[]): PublicationLine {
  const has = (column: PublicationColumn): boolean => columns.includes(column)
  return {
    ...line,
    townCode: has('town') ? line.townCode : null,
    owner: has('owner') ? line.owner : null,
    landClass: has('landClass') ? line.landClass : null,
    landArea: has('landArea') ? line.landArea : null,
  }
}

/** What stands for the line in the hash of its publication: every shown word, in one order for ever. */
export function lineText(line: PublicationLine): string {
  const { place, parcelCode, townCode, owner, landClass, landArea, verdict, verdictBefore } = line
  return JSON.stringify([place, parcelCode, townCode, owner, landClass, landArea, verdict, verdictBefore])
}

/** What stands for the publication itself: what is printed above its list. */
export interface PublicationHeadText {
  readonly district: string
  readonly number: number
  readonly cycle: string
  readonly kind: string
  readonly corrects: number | null
  readonly townCode: string | null
  readonly evaluation: number
  readonly standard: string
  readonly columns: readonly string[]
  readonly title: string
  readonly note: string | null
  readonly overrideSentences: readonly string[]
  readonly lines: number
}

export function headText(head: PublicationHeadText): string {
  const { district, number, cycle, kind, corrects, townCode, evaluation, standard, columns, title, note } = head
  const said = [district, number, cycle, kind, corrects, townCode, evaluation, standard, columns, title, note]
  return JSON.stringify([...said, head.overrideSentences, head.lines])
}
