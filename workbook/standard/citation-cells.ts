import type { Citation } from '#core/vocabulary/citation.ts'
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

/** The cells of a 依据. */
export function citationCells(citation: Citation | undefined): {
  readonly document?: string
  readonly clause?: string | undefined
  readonly standing?: Citation['standing']
  readonly note?: string | undefined
} {
  if (citation === undefined) return {}
  const { document, clause, standing, note } = citation
  return { document, clause, standing, note }
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

/** The same where a row may have none: all four cells blank. */
export function givenCitation(row: CitationRow, path: Path): Loose<Citation> | undefined {
  const isGiven = (['document', 'clause', 'standing', 'note'] as const).some((key) => row.has(key))
  return isGiven ? neededCitation(row, path) : undefined
}
