import { type RowStatus, rowStatuses, rowStatusNames } from '#core/record/status.ts'
import { className, type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import type { Hatch, HatchKind } from './hatch.ts'
import { rampOf } from './quantiles.ts'

/** One entry of the legend: how its parcels look. Colours are custom properties of ui/tokens.css. */
export interface Look {
  /** What the coloured property of a tile says. */
  readonly key: string
  readonly label: string
  readonly fill: string
  readonly line: string
  readonly hatch: Hatch
}

/** How the parcels are coloured. */
export interface Colouring {
  readonly property: 'class' | 'status' | 'step'
  /** What is shown: 类别, 填报状态, 土地税收产出率. */
  readonly title: string
  /** Unit of a figure; ''. */
  readonly unit: string
  /** Rests on an evaluation. */
  readonly isEvaluated: boolean
  readonly looks: readonly Look[]
}

const classHatches: Readonly<Record<ParcelClass, Hatch>> = {
  A: { kind: 'none', ink: 'pale' },
  B: { kind: 'dots', ink: 'dark' },
  C: { kind: 'diagonal', ink: 'dark' },
  D: { kind: 'cross', ink: 'pale' },
}

const unknown: Pick<Look, 'fill' | 'line' | 'hatch'> = {
  fill: '--n-fill',
  line: '--n-line',
  hatch: { kind: 'wide', ink: 'dark' },
}

export const classColouring: Colouring = {
  property: 'class',
  title: '类别',
  unit: '',
  isEvaluated: true,
  looks: [
    ...parcelClasses.map(({ code }) => ({
      key: code,
      label: `${code} ${className(code)}`,
      fill: `--${code.toLowerCase()}-fill`,
      line: `--${code.toLowerCase()}-line`,
      hatch: classHatches[code],
    })),
    { key: 'none', label: '未定类', ...unknown },
  ],
}

const statusLooks: Readonly<Record<RowStatus, readonly [fill: string, line: string, HatchKind, Hatch['ink']]>> = {
  draft: ['--done-1a', '--line-2', 'diagonal', 'dark'],
  submitted: ['--done-2', '--done-3', 'none', 'dark'],
  'town-returned': ['--warn-line', '--warn', 'cross', 'dark'],
  'town-approved': ['--done-3', '--brand-press', 'none', 'pale'],
  'review-returned': ['--warn', '--warn-text', 'dots', 'pale'],
  'review-approved': ['--brand-press', '--brand-press', 'dots', 'pale'],
  locked: ['--ink-2', '--ink-1', 'diagonal', 'pale'],
}

export const statusColouring: Colouring = {
  property: 'status',
  title: '填报状态',
  unit: '',
  isEvaluated: false,
  looks: rowStatuses.map((status) => {
    const [fill, line, kind, ink] = statusLooks[status]
    return { key: status, label: rowStatusNames[status], fill, line, hatch: { kind, ink } }
  }),
}

/** A figure that is shown as steps of the ramp. */
export interface Figure {
  readonly title: string
  readonly unit: string
  readonly text: (value: number) => string
}

/**
 * Steps between bounds, lowest first, and the parcels without a value. The steps have no pattern: they differ in lightness.
 * @param bounds null while the figures are on their way
 */
export function stepColouring({ title, unit, text }: Figure, bounds: readonly number[] | null): Colouring {
  const steps = (bounds === null ? [] : rampOf(bounds)).map((step, index, all) => {
    const [from, to] = [bounds?.[index - 1], bounds?.[index]]
    const label =
      all.length === 1 || (from === undefined && to === undefined)
        ? '全部'
        : from === undefined
          ? `≤ ${text(to ?? 0)}`
          : to === undefined
            ? `> ${text(from)}`
            : `> ${text(from)} – ${text(to)}`
    const hatch = { kind: 'none', ink: 'dark' } as const
    return { key: String(step), label, fill: `--seq-${step}`, line: '--line-2', hatch }
  })
  const none = { key: '0', label: '没有数值', ...unknown }
  return { property: 'step', title, unit, isEvaluated: true, looks: [...steps, none] }
}
