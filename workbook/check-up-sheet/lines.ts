import { type CheckUpSheet, noMeasures, type SheetIndicator, standingWords } from '#core/check-up-sheet/sheet.ts'
import { pointsText } from '#core/scoring/figure-text.ts'
import type { LookName } from './styles.ts'

/** A cell over so many columns. */
export interface SpanCell {
  readonly value: string | number
  readonly span: number
  readonly look: LookName
}

export interface SpanLine {
  readonly cells: readonly SpanCell[]
  /** Points; absent: by its longest text. */
  readonly height?: number
}

/** Widths of the eight columns, in characters. */
export const columnWidths = [12, 9, 13, 15, 19, 17, 8, 8] as const
const all = columnWidths.length
/** The cell that holds the code stands behind this word: a sheet that comes back is found by it. */
export const codeLabel = '核验码'

/** The sheet as lines of cells, in the order of the paper. */
export function sheetLines(sheet: CheckUpSheet): readonly SpanLine[] {
  return [...head(sheet), ...verdict(sheet), ...table(sheet), ...foot(sheet)]
}

function head({ title, standing, notes, identity, cycle, verdict: { judged } }: CheckUpSheet): readonly SpanLine[] {
  const words = standingWords[standing]
  const pairs = identity.flatMap((field, index) => (index % 2 === 0 ? [[field, identity[index + 1]] as const] : []))
  return [
    { cells: [{ value: title, span: all, look: 'title' }], height: 27 },
    ...(words === '' ? [] : [{ cells: [{ value: words, span: all, look: 'standing' as const }], height: 17 }]),
    { cells: [{ value: [`${cycle}年度`, judged, ...notes].join('　'), span: all, look: 'note' }] },
    ...pairs.map(([first, second]) => ({
      cells: [first, second].flatMap((field): readonly SpanCell[] =>
        field === undefined
          ? []
          : [
              { value: field.label, span: 1, look: 'name' },
              { value: field.value ?? '未填', span: 3, look: 'value' },
            ],
      ),
    })),
  ]
}

function verdict(sheet: CheckUpSheet): readonly SpanLine[] {
  const { verdict: found, standing, measures, rules } = sheet
  const word = `${found.class ?? '未定'} ${found.word}${standing === 'formal' ? '' : '（预估）'}`
  const rank = [found.rank ?? '不参加排名', found.group].filter((part) => part !== null).join(' ')
  return [
    {
      cells: [
        { value: '类别', span: 1, look: 'name' },
        { value: word, span: 3, look: 'strong' },
        { value: '总分', span: 1, look: 'name' },
        { value: found.total ?? '不计', span: 1, look: 'strong' },
        { value: rank, span: 2, look: 'strong' },
      ],
      height: 22,
    },
    named(
      '定类',
      found.sentences.map(({ text }) => text),
    ),
    named('分类措施', measures.length === 0 ? [noMeasures(sheet)] : measures.map(({ text }) => text)),
    named('直接判定', rules.length === 0 ? ['无'] : rules.map(({ text }) => text)),
  ]
}

function table({ indicators, dimensions }: CheckUpSheet): readonly SpanLine[] {
  const heads: readonly (readonly [string, number])[] = [
    ['指标（编号即条号）', 2],
    ['取值', 2],
    ['分档（差 → 优，所在档在【】内）或基准', 2],
    ['得分', 1],
    ['权重', 1],
  ]
  return [
    { cells: heads.map(([value, span]) => ({ value, span, look: 'name' })) },
    ...indicators.map(indicatorLine),
    {
      cells: dimensions.slice(0, all / 2).flatMap(({ id, name, text }, index, { length }): readonly SpanCell[] => {
        const span = index === length - 1 ? all - 2 * (length - 1) : 2
        return [{ value: `${id} ${name}　${text}`, span, look: 'middle' }]
      }),
    },
  ]
}

function indicatorLine({ id, name, measured, steps, held, score, weight }: SheetIndicator): SpanLine {
  const scale = steps.map(({ points, bound, isHit }) => {
    const text = `${bound} 得${pointsText(points)}`
    return isHit ? `【${text}】` : text
  })
  return {
    cells: [
      { value: `${id} ${name}`, span: 2, look: 'strong' },
      { value: measured, span: 2, look: 'value' },
      { value: held ?? scale.join('　'), span: 2, look: 'value' },
      { value: figureOf(score), span: 1, look: 'score' },
      { value: figureOf(weight), span: 1, look: 'score' },
    ],
  }
}

/** Figures as numbers, so that they can be added up; words as they are. */
function figureOf(text: string): string | number {
  return /^[\d.]+$/.test(text) ? Number(text) : text
}

function foot({ wayUp, label, proof, code }: CheckUpSheet): readonly SpanLine[] {
  const half = all / 2
  const seal = (value: string): SpanCell => ({ value, span: half, look: 'value' })
  return [
    named('提升路径', wayUp.length === 0 ? ['无'] : wayUp.map(({ text }) => text)),
    {
      cells: ['街镇（盖章）', '区工作专班（盖章）'].map((title) =>
        seal(`${title}\n\n\n\n　　　　　　　　年　　月　　日`),
      ),
      height: 84,
    },
    { cells: [{ value: label, span: all, look: 'note' }] },
    { cells: [{ value: proof.join('　'), span: all, look: 'note' }] },
    {
      cells: [
        { value: codeLabel, span: 1, look: 'note' },
        { value: code ?? '预估件，无核验码', span: all - 1, look: 'note' },
      ],
    },
  ]
}

function named(name: string, texts: readonly string[]): SpanLine {
  return {
    cells: [
      { value: name, span: 1, look: 'name' },
      { value: texts.join('\n'), span: all - 1, look: 'value' },
    ],
  }
}
