import type { CheckUpSheet } from '#core/check-up-sheet/sheet.ts'
import type { FontSet } from '../fonts/font-set.ts'

/** The first place of the sheet that has characters no font has, with them; null when all can be set. */
export function missingIn(
  content: CheckUpSheet,
  fonts: FontSet,
): { readonly field: string; readonly characters: string[] } | null {
  for (const [field, texts] of textsOf(content)) {
    for (const text of texts) {
      const characters = fonts.missingGlyphs(text ?? '')
      if (characters.length > 0) return { field, characters }
    }
  }
  const drawn = (content.sketch?.texts ?? []).flatMap((text) => fonts.missingInMain(text))
  return drawn.length === 0 ? null : { field: '边界示意图', characters: drawn }
}

function textsOf(content: CheckUpSheet): readonly (readonly [string, readonly (string | null)[]])[] {
  const { verdict } = content
  return [
    ...content.identity.map(({ label, value }) => [label, [value]] as const),
    ['结论', [verdict.word, verdict.rank, verdict.group, ...verdict.sentences.map(({ text }) => text)]],
    ['直接判定', content.rules.map(({ text }) => text)],
    ['分类措施', content.measures.map(({ text }) => text)],
    ...content.indicators.map(
      ({ id, name, measured, held, steps }) =>
        [`指标 ${id}`, [name, measured, held, ...steps.map(({ bound }) => bound)]] as const,
    ),
    ['维度', content.dimensions.map(({ name }) => name)],
    ['提升路径', content.wayUp.map(({ text }) => text)],
    ['页边', [...content.notes, ...content.proof, content.label, content.code]],
    ['逐条说明', content.explanation.flatMap(({ text, clause, basis }) => [text, clause, basis])],
  ]
}
