import { type DisposalPath, disposalPaths } from '#core/vocabulary/disposal-path.ts'
import { pathNumber } from '#ui/path-badge.tsx'
import type { Colouring } from './colouring.ts'
import type { Hatch } from './hatch.ts'

const hatches: Readonly<Record<DisposalPath, Hatch>> = {
  提质: { kind: 'none', ink: 'dark' },
  转型: { kind: 'dots', ink: 'dark' },
  减量: { kind: 'diagonal', ink: 'pale' },
  更新: { kind: 'diagonal', ink: 'dark' },
  收储: { kind: 'cross', ink: 'pale' },
}

/** Parcels by the disposal path of their plan; the steps are the numbers of the paths, 0 without a plan. */
export const pathColouring: Colouring = {
  property: 'step',
  title: '处置路径',
  unit: '',
  isEvaluated: false,
  looks: [
    ...disposalPaths.map((path) => ({
      key: String(pathNumber(path)),
      label: path,
      fill: `--path-${pathNumber(path)}`,
      line: '--ink-1',
      hatch: hatches[path],
    })),
    { key: '0', label: '没有方案或路径未定', fill: '--n-fill', line: '--n-line', hatch: { kind: 'none', ink: 'dark' } },
  ],
}
