import { ProblemError, problem } from '#core/error/problem.ts'
import type { PaperDocument } from './document.ts'
import type { FontSet } from './fonts/font-set.ts'
import { textsOf } from './texts.ts'

/**
 * Refuses a document with a character that no font has: a blank in a name is worse than no document. Throws
 * ProblemError: paper-missing-glyph with the characters of the first field concerned.
 */
export function refuseMissingGlyphs(document: PaperDocument, fonts: FontSet): void {
  for (const { field, text, isDrawn } of textsOf(document)) {
    const characters = isDrawn === true ? fonts.missingInMain(text) : fonts.missingGlyphs(text)
    if (characters.length > 0) throw new ProblemError(problem('paper-missing-glyph', { field, characters }))
  }
}
