import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Citation, DatedCitation } from '#core/vocabulary/citation.ts'
import type { Path } from './findings.ts'
import type { Loose } from './loose.ts'

type TextKey = 'document' | 'clause' | 'note'

const standings = ['document', 'proposed'] as const

/** A row with the four cells of a 依据. */
export interface CitationRow {
  has(key: TextKey | 'standing'): boolean
  locate(path: Path, key: 'document'): void
  get(key: TextKey, path: Path): string | undefined
  need(key: 'document' | 'standing', path: Path): string | undefined
}

/** A row that has 自何日起 beside them. */
export interface DatedCitationRow extends CitationRow {
  has(key: TextKey | 'standing' | 'since'): boolean
  get(key: TextKey | 'since', path: Path): string | undefined
}

/** The cells of a 依据. */
export function citationCells(citation: DatedCitation | undefined): {
  readonly document?: string
  readonly clause?: string | undefined
  readonly standing?: Citation['standing']
  readonly note?: string | undefined
  readonly since?: CalendarDate
} {
  if (citation === undefined) return {}
  const { document, clause, standing, note, since } = citation
  return { document, clause, standing, note, ...(since === undefined ? {} : { since }) }
}

/** The 依据 of a row that has to have one. What is 拟定 needs no document. */
export function neededCitation(row: CitationRow, path: Path): Loose<Citation> {
  row.locate(path, 'document')
  const stated = row.need('standing', [...path, 'standing'])
  const standing = standings.find((one) => one === stated)
  const isOurs = standing === 'proposed' && !row.has('document')
  return {
    document: isOurs ? '拟定' : row.need('document', [...path, 'document']),
    clause: row.get('clause', [...path, 'clause']),
    standing,
    note: row.get('note', [...path, 'note']),
  }
}

/** The same of a clause, with its 自何日起. */
export function neededDatedCitation(row: DatedCitationRow, path: Path): Loose<DatedCitation> {
  return { ...neededCitation(row, path), since: row.get('since', [...path, 'since']) }
}

/** The same where a row may have none: all cells blank. */
export function givenDatedCitation(row: DatedCitationRow, path: Path): Loose<DatedCitation> | undefined {
  const isGiven = (['document', 'clause', 'standing', 'note', 'since'] as const).some((key) => row.has(key))
  return isGiven ? neededDatedCitation(row, path) : undefined
}
