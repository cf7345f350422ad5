import type { Coverage } from '#core/base-map/import-state.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'

/** What a file of the kind does, said before it is chosen. */
export const kindConsequences: Readonly<Record<SourceKind, string>> = {
  registry: '优先级最高：同一地块各来源的值不同时，以登记为准。',
  approval: '优先级次于不动产登记。',
  'land-use': '优先级次于不动产登记和用地批文。',
  platform: '按文件中“数据来源”一列的优先级合并；没有写明的排在最后。',
  'soe-four-batch': '作为名单保存，对应到地块，不改动地块的值。',
  'low-efficiency': '以往认定的低效用地，作为名单保存，对应到地块，不改动地块的值。',
  'disposal-plan': '年度处置计划及进展，作为名单保存，对应到地块，不改动地块的值。',
  change: '股权转让、权属、承租变更和拆除的线索，逐条处理，不改动地块的值。',
}

export const coverageNames: Readonly<Record<Coverage, string>> = {
  whole: '全部：本来源的所有地块都在文件中',
  part: '部分：只有一部分地块（如一个街镇）',
}

export const coverageConsequences: Readonly<Record<Coverage, string>> = {
  whole: '现有底版中有、文件中没有的地块会单独列出，由您决定是否注销，不会自动注销。',
  part: '文件中没有的地块保持不变。',
}
