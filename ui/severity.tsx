import { type FindingLevel, levelNames } from '#core/form/field-finding.ts'
import { Icon } from './icon.tsx'

/** From what must be corrected to what is only said. */
export const levelOrder: readonly FindingLevel[] = ['error', 'warning', 'info']

/** The shape of a severity; its word is read aloud unless it stands beside it. */
export function SeverityIcon({ level, size, silent }: { level: FindingLevel; size?: number; silent?: boolean }) {
  const label = silent === true ? {} : { label: levelNames[level] }
  return <Icon name={level} class={`is-${level}`} {...label} {...(size === undefined ? {} : { size })} />
}
