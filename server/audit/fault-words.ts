import { auditChainNames } from '#core/access/audit-action.ts'
import { installation } from './log.ts'
import type { ChainFaultKind } from './verify-chain.ts'
import type { ChainReport } from './verify-log.ts'

const kindWords: Readonly<Record<ChainFaultKind, string>> = {
  altered: '内容被改动',
  unlinked: '与上一条不衔接（有删除、插入或调换）',
  missing: '之前缺少记录',
  unsigned: '没有签名',
  'unsigned-start': '最早的记录没有签名，也没有锚点证明它们早于审计链（签名可能被全部去掉）',
  'key-unknown': '签名密钥不在手，无法校验（请给出 AUDIT_KEY 或 OLD_AUDIT_KEYS）',
  counter: '与编号计数不符（末尾有删除，或计数被改动）',
  truncated: '有锚点但记录不存在（末尾被截断，或该条被删除）',
  'anchor-mismatch': '与锚点记下的不同（历史被改写）',
  'anchor-key-unknown': '锚点的签名密钥不在手，无法校验（请给出 AUDIT_KEY 或 OLD_AUDIT_KEYS）',
  'anchor-forged': '锚点本身不是本系统写的，或已被改动',
}

export function chainWord(chain: string): string {
  return chain === installation ? `${auditChainNames.installation}链` : `${chain} 链`
}

/** What is wrong with a chain, a sentence a fault, the first ones only. */
export function faultSentences({ chain, faults, faultCount }: ChainReport): readonly string[] {
  const sentences = faults.map(({ kind, seq }) => `${chainWord(chain)}第 ${seq} 条：${kindWords[kind]}。`)
  const more = faultCount - faults.length
  return more > 0 ? [...sentences, `${chainWord(chain)}还有 ${more} 处，不再列出。`] : sentences
}

/** What is said of a chain without a fault: what was seen, and what could not be. */
export function chainSentence({ chain, entries, unsigned, anchors, anchoredTo, head }: ChainReport): string {
  const before = unsigned > 0 ? `，其中最早 ${unsigned} 条早于审计链，无签名可校验` : ''
  const tail =
    anchors === 0
      ? '没有锚点，末尾是否被截断无法判断'
      : `与 ${anchors} 个锚点相符（到第 ${anchoredTo} 条），其后 ${(head?.seq ?? 0) - anchoredTo} 条末尾是否被截断无法判断`
  return `${chainWord(chain)}：${entries} 条${before}，逐条衔接、签名相符；${tail}。`
}
