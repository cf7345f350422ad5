import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { shareOf, sharesBy } from '#core/decision-overview/class-cell.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { yearStepNames } from '#core/decision-overview/step.ts'
import { standardsSentence, trendOf } from '#core/decision-overview/trend.ts'
import { basisSentence, stageSentence } from '#core/decision-overview/words.ts'
import { formatNumber, formatRatio } from '#core/form/format.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Block, PaperDocument } from '#paper/document.ts'
import { type BarLine, lineBarsPicture } from '#paper/line-bars-picture.ts'
import { classPieces, plainPiece } from './paper-pieces.ts'

export interface PaperHead {
  readonly district: string
  readonly by: string
  readonly demo: boolean
}

const whole = { width: 700, labels: 110, figures: 210 }
const fullWidth = 180
const halfWidth = 88

/** The overview on one page of A4, its bars as lines of the printer and not as pictures of the screen. */
export function overviewPaper(overview: DecisionOverview, { district, by, demo }: PaperHead): PaperDocument {
  const { cycle, asOf, basis } = overview
  const day = asOf.slice(0, 10)
  const isEstimate = basis !== null && basis.kind !== 'decided'
  const source = `数据截至 ${asOf.slice(0, 16).replace('T', ' ')}　打印人 ${by}`
  return {
    title: `${district}产业用地综合绩效评估总览`,
    subtitle: `${cycle}年度　${source}`,
    issuedOn: day,
    ...(isEstimate ? { watermark: { kind: 'words', text: '预估 不作为正式结果' } as const } : {}),
    blocks: [
      { kind: 'paragraph', text: stageSentence(overview), small: true },
      { kind: 'heading', text: '一　各阶段宗数和面积' },
      ...stepBlocks(overview),
      { kind: 'heading', text: '二　类别分布（按 D 类宗数占比排列）' },
      ...classBlocks(overview),
      {
        kind: 'columns',
        columns: [
          { width: halfWidth, blocks: [{ kind: 'heading', text: '三　低效用地处置' }, ...disposalBlocks(overview)] },
          { width: null, blocks: [{ kind: 'heading', text: '四　历年变化' }, ...yearBlocks(overview)] },
        ],
      },
    ],
    footer: demo ? `${proposedFormNotice}　示例数据` : proposedFormNotice,
  }
}

function picture(lines: readonly BarLine[], size = whole, width = fullWidth): Block {
  return { kind: 'picture', width, ...lineBarsPicture({ ...size, lines }) }
}

function stepBlocks({ steps }: DecisionOverview): Block[] {
  const all = steps.find(({ step }) => step === 'listed-for-year')?.parcels ?? 0
  const lines = steps.map(({ step, parcels, landArea }): BarLine => {
    const share = parcels === null || all === 0 ? 0 : Math.min(1, parcels / all)
    const figure = parcels === null ? '尚未进行' : `${formatNumber(parcels, 0)} 宗　${landText(landArea ?? 0)}`
    return { label: yearStepNames[step], pieces: [plainPiece(share)], figure }
  })
  return [picture(lines)]
}

function classBlocks({ classes, basis }: DecisionOverview): Block[] {
  if (basis === null) return [{ kind: 'paragraph', text: '本年度还没有评估，没有类别可以列出。', small: true }]
  const isDashed = basis.kind !== 'decided'
  const line =
    (label: string, key: 'townCode' | 'landClass') =>
    (each: ReturnType<typeof sharesBy>[number]): BarLine => {
      const name = each.key === '' ? label : key === 'townCode' ? (townName(each.key) ?? each.key) : each.key
      const area = sharesBy(classes, key, 'area').find((other) => other.key === each.key)?.amounts.D ?? 0
      const figure = `D ${formatNumber(each.amounts.D, 0)} 宗 ${formatRatio(shareOf(each, 'D'), 1)}　${landText(area)}`
      return { label: name, pieces: classPieces(each, isDashed), figure }
    }
  const towns = sharesBy(classes, 'townCode', 'parcels').map(line('未填街镇', 'townCode'))
  const lands = sharesBy(classes, 'landClass', 'parcels').map(line('未填类别', 'landClass'))
  const unclassed = classes.reduce((sum, cell) => sum + (cell.class === null ? cell.parcels : 0), 0)
  const note = `${basisSentence(basis)}占比不含未定类 ${formatNumber(unclassed, 0)} 宗。`
  return [{ kind: 'paragraph', text: [note, ...basis.overrides].join(''), small: true }, picture([...towns, ...lands])]
}

function disposalBlocks({ lowEfficiency }: DecisionOverview): Block[] {
  if (lowEfficiency === null) {
    return [{ kind: 'paragraph', text: '低效产业用地清单还没有地块：审定后 D 类自动列入。', small: true }]
  }
  const { listed, planned, approved, disposed } = lowEfficiency
  const most = Math.max(listed.landArea, planned.landArea)
  const lines = [
    { label: '清单内', portion: listed },
    { label: '已编方案', portion: planned },
    { label: '方案批准', portion: approved },
    { label: '处置完成', portion: disposed },
  ].map(({ label, portion }): BarLine => {
    const share = most === 0 ? 0 : portion.landArea / most
    const figure = `${formatNumber(portion.parcels, 0)} 宗 ${landText(portion.landArea)}`
    return { label, pieces: [plainPiece(share)], figure }
  })
  return [picture(lines, { width: 342, labels: 54, figures: 190 }, halfWidth)]
}

function yearBlocks({ years }: DecisionOverview): Block[] {
  if (years.length === 0) return [{ kind: 'paragraph', text: '还没有审定的年度。', small: true }]
  const byArea = trendOf(years, 'area')
  const rows = trendOf(years, 'parcels').map((point, index) => [
    point.cycle,
    point.standard,
    formatRatio(point.shareOfD, 1),
    formatRatio(byArea[index]?.shareOfD ?? 0, 1),
  ])
  const sentence = standardsSentence(years)
  return [
    {
      kind: 'table',
      columns: [
        { label: '年度', width: 12 },
        { label: '标准', width: { share: 1 } },
        { label: 'D 宗数', width: 17, align: 'right' },
        { label: 'D 面积', width: 17, align: 'right' },
      ],
      // One page: the latest years.
      rows: rows.slice(-6),
    },
    ...(sentence === null ? [] : [{ kind: 'paragraph', text: sentence, small: true } as const]),
  ]
}
