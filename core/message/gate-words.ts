import { formatNumber } from '../form/format.ts'
import { type GateId, gateIds } from '../vocabulary/evaluation-gate.ts'

interface GateCount {
  readonly id: GateId
  readonly count: number
}

interface GateWords {
  /** As a heading. */
  readonly name: string
  /** What is counted; null where the gate is either open or clear. */
  readonly unit: string | null
}

export const gateWords: { readonly [Id in GateId]: GateWords } = {
  unconfirmed: { name: '判定项未核定', unit: '宗' },
  incomplete: { name: '待补正', unit: '宗' },
  'sample-standard': { name: '标准仍为“示例”', unit: null },
  'missing-evidence': { name: '判定项缺少证明', unit: '宗' },
  'open-conflicts': { name: '冲突未处理', unit: '项' },
  'open-disputes': { name: '部门核定值异议未办结', unit: '件' },
  'open-differences': { name: '超出容差的差异未处理', unit: '项' },
  unverified: { name: '未核验通过', unit: '宗' },
}

/** 判定项未核定 73 宗; 标准仍为“示例”. */
export function gateText({ id, count }: GateCount): string {
  const { name, unit } = gateWords[id]
  return unit === null ? name : `${name} ${formatNumber(count, 0)} ${unit}`
}

/** Open gates as the parts of a sentence, in the order of gates; empty when all are clear. */
export function gatesText(all: readonly GateCount[]): string {
  const open = gateIds.flatMap((id) => all.filter((gate) => gate.id === id && gate.count > 0))
  return open.map(gateText).join('，')
}
