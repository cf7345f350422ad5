import type { FilingEvent } from './event.ts'
import type { Filing, IssuedSheet } from './filing.ts'
import { type AnyObstacle, noObstacles, obstacle } from './obstacle.ts'
import { partyOf } from './party.ts'

/** Versions are numbered without a gap, and each comes with its own document. */
export function sheetVersion({ sheets }: Filing, event: FilingEvent): readonly AnyObstacle[] {
  if (event.kind !== 'issue-sheet' && event.kind !== 'reissue-sheet') return noObstacles
  const found: AnyObstacle[] = []
  const expected = sheets.length + 1
  if (event.version !== expected) found.push(obstacle('sheet-version-differs', { version: event.version, expected }))
  if (!event.documents.some(({ kind }) => kind === 'information-sheet')) {
    found.push(obstacle('document-missing', { documents: ['information-sheet'] }))
  }
  return found
}

/** The newest version is stamped, by the unit for itself only; 区产业部门 may enter both, as the paper comes to it. */
export function isOwnStamp({ sheets }: Filing, event: FilingEvent): readonly AnyObstacle[] {
  if (event.kind !== 'confirm-sheet') return noObstacles
  const found: AnyObstacle[] = []
  const newest = sheets.length
  if (event.version !== newest)
    found.push(obstacle('sheet-version-differs', { version: event.version, expected: newest }))
  const isApplicant = partyOf(event.role, event.organisation) === 'applicant'
  if (isApplicant && event.party !== 'applicant') found.push(obstacle('stamp-not-yours', {}))
  return found
}

/** Both stamps on the newest version, made from the declaration as it is now. */
export function sheetIsConfirmed({ sheets, declaration }: Filing): readonly AnyObstacle[] {
  const sheet = sheets.at(-1)
  if (sheet === undefined) return [obstacle('sheet-missing', {})]
  if (sheet.revision !== declaration?.revision) return [obstacle('sheet-outdated', { version: sheet.version })]
  return missingStamps(sheet)
}

function missingStamps({ stamps }: IssuedSheet): readonly AnyObstacle[] {
  return (['applicant', 'industry'] as const)
    .filter((party) => stamps[party] === null)
    .map((party) => obstacle('stamp-missing', { party }))
}
