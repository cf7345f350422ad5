import { refuse } from '#workbook/refuse.ts'

const macro = /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml|(intl)?macrosheets\/.*|dialogsheets\/.*)$/i
const active = /(^|\/)(activeX|webextensions)\//i

/**
 * Refuses names that lead out of the archive, that two readers would spell differently or that touch JavaScript's own
 * names, parts listed twice (also in other case: names of parts know no case), and parts that are programs.
 * Problems: workbook-damaged, workbook-macro, workbook-active-content.
 */
export function refusePartNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (!isPlain(name)) throw refuse('workbook-damaged', { reason: `part-name: ${name.slice(0, 100)}` })
    const folded = name.toLowerCase()
    if (seen.has(folded)) throw refuse('workbook-damaged', { reason: `duplicate-part: ${name}` })
    seen.add(folded)
    if (macro.test(name)) throw refuse('workbook-macro', {})
    if (active.test(name)) throw refuse('workbook-active-content', { part: name })
  }
}

/** Refuses an archive that holds no workbook. Problems: not-a-workbook, workbook-damaged. */
export function refuseOtherPackages(names: ReadonlySet<string>): void {
  if (names.has('xl/workbook.bin')) throw refuse('not-a-workbook', { found: 'xlsb' })
  if (names.has('word/document.xml')) throw refuse('not-a-workbook', { found: 'docx' })
  if (names.has('ppt/presentation.xml')) throw refuse('not-a-workbook', { found: 'pptx' })
  for (const part of ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml']) {
    if (!names.has(part)) throw refuse('workbook-damaged', { reason: `missing-part: ${part}` })
  }
}

function isPlain(name: string): boolean {
  if (name.length === 0 || name.length > 255 || /[\\:\p{Cc}\ufffd]/u.test(name)) return false
  const segments = name.replace(/\/$/, '').split('/')
  return segments.every((segment) => !['', '.', '..', '__proto__'].includes(segment))
}
