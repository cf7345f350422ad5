import { clauseOf, findingTitle, isFindingCode } from '#core/message/message.zh.ts'
import { citationText } from '#core/vocabulary/citation.ts'

/** The title of a finding's code; a code of a newer server is shown as it is. */
export function findingCodeTitle(code: string): string {
  return isFindingCode(code) ? findingTitle(code) : code
}

/** 依据 of a finding's code, '' when this version does not know it. */
export function findingCodeClause(code: string): string {
  return isFindingCode(code) ? citationText(clauseOf(code)) : ''
}
