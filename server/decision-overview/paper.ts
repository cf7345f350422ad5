import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { shareOf, sharesBy, sharesOfAll } from '#core/decision-overview/class-cell.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { yearStepNames } from '#core/decision-overview/step.ts'
import { standardsSentence, trendOf } from '#core/decision-overview/trend.ts'
import { basisSentence, stageSentence } from '#core/decision-overview/words.ts'
import { formatNumber, formatRatio } from '#core/form/format.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { BarLine, Block, PaperDocument } from '#paper/document.ts'
import { classPieces, plainPiece } from './paper-pieces.ts'

export interface PaperHead {
  readonly district: string
  readonly by: string
  readonly demo: boolean
}

/** Millimetres beside the bars. */
const whole = { labels: 30, figures: [16, 12, 40] }
const half = { labels: 14, figures: [14, 36] }
const halfWidth = 92

type Beside = Pick<Extract<Block, { kind: 'bars' }>, 'labels' | 'figures'>

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
      { kind: 'heading', text: '二　类别分布（右侧为 D 类的宗数、占比、面积，按占比排列）' },
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

function bars(lines: readonly BarLine[], beside: Beside = whole): Block {
  return { kind: 'bars', ...beside, lines }
}

function parcelsText(parcels: number): string {
  return `${formatNumber(parcels, 0)}\u00a0宗`
}

function stepBlocks({ steps }: DecisionOverview): Block[] {
  const all = steps.find(({ step }) => step === 'listed-for-year')?.parcels ?? 0
  const lines = steps.map(({ step, parcels, landArea }): BarLine => {
    const share = parcels === null || all === 0 ? 0 : Math.min(1, parcels / all)
    const figures = parcels === null ? ['', '', '尚未进行'] : [parcelsText(parcels), '', landText(landArea ?? 0)]
    return { label: yearStepNames[step], pieces: [plainPiece(share)], figures }
  })
  return [bars(lines)]
}

function classBlocks({ classes, basis }: DecisionOverview): Block[] {
  if (basis === null) return [{ kind: 'paragraph', text: '本年度还没有评估，没有类别可以列出。', small: true }]
  const isDashed = basis.kind !== 'decided'
  const line =
    (label: string, key: 'townCode' | 'landClass') =>
    (each: ReturnType<typeof sharesBy>[number]): BarLine => {
      const name = each.key === '' ? label : key === 'townCode' ? (townName(each.key) ?? each.key) : each.key
      const area = sharesBy(classes, key, 'area').find((other) => other.key === each.key)?.amounts.D ?? 0
      const figures = [`D ${parcelsText(each.amounts.D)}`, formatRatio(shareOf(each, 'D'), 1), landText(area)]
      return { label: name, pieces: classPieces(each, isDashed), figures }
    }
  const towns = sharesBy(classes, 'townCode', 'parcels').map(line('未填街镇', 'townCode'))
  const lands = sharesBy(classes, 'landClass', 'parcels').map(line('未填类别', 'landClass'))
  const unclassed = classes.reduce((sum, cell) => sum + (cell.class === null ? cell.parcels : 0), 0)
  const note = `${basisSentence(basis)}占比不含未定类 ${formatNumber(unclassed, 0)} 宗。`
  return [{ kind: 'paragraph', text: [note, ...basis.overrides].join(''), small: true }, bars(towns), bars(lands)]
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
    const figures = [parcelsText(portion.parcels), landText(portion.landArea)]
    return { label, pieces: [plainPiece(share)], figures }
  })
  return [bars(lines, half)]
}

/** One page: the latest years. */
const yearsPrinted = 5

function yearBlocks({ years: all }: DecisionOverview): Block[] {
  const years = all.slice(-yearsPrinted)
  if (years.length === 0) return [{ kind: 'paragraph', text: '还没有审定的年度。', small: true }]
  const byArea = trendOf(years, 'area')
  const lines = trendOf(years, 'parcels').map((point, index): BarLine => {
    const shares = sharesOfAll(years[index]?.cells ?? [], 'parcels')
    const figures = [formatRatio(point.shareOfD, 1), formatRatio(byArea[index]?.shareOfD ?? 0, 1)]
    return { label: point.cycle, pieces: classPieces(shares, false), figures }
  })
  const sentence = ['右侧为 D 类占宗数、占面积的比例。', standardsSentence(years) ?? ''].join('')
  return [bars(lines, { labels: 8, figures: [10, 10] }), { kind: 'paragraph', text: sentence, small: true }]
}
