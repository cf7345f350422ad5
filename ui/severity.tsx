import type { FindingLevel } from '#core/error/finding.ts'
import { Icon } from './icon.tsx'

/** Severity in words: what the reader has to do about it. */
export const levelNames: Readonly<Record<FindingLevel, string>> = { error: '须改正', warning: '须说明', info: '提示' }

/** From what must be corrected to what is only said. */
export const levelOrder: readonly FindingLevel[] = ['error', 'warning', 'info']

/** The shape of a severity; its word is read aloud unless it stands beside it. */
export function SeverityIcon({ level, size, silent }: { level: FindingLevel; size?: number; silent?: boolean }) {
  const label = silent === true ? {} : { label: levelNames[level] }
  return <Icon name={level} class={`is-${level}`} {...label} {...(size === undefined ? {} : { size })} />
}
