import { type FindingLevel, levelNames } from '#core/form/field-finding.ts'
import type { LevelCounts } from '#ui/finding-groups.ts'
import { count } from '#ui/number.ts'
import { levelOrder, SeverityIcon } from '#ui/severity.tsx'

export interface LevelCountsBarProps {
  readonly counts: LevelCounts
  /** The level the list is narrowed to. */
  readonly level: FindingLevel | null
  readonly onLevel: (level: FindingLevel | null) => void
}

/** How many of each level; pressing one narrows the list to it, pressing it again shows all. */
export function LevelCountsBar({ counts, level, onLevel }: LevelCountsBarProps) {
  return (
    <fieldset class="level-counts card" aria-label="按级别筛选">
      {levelOrder.map((one) => (
        <button
          key={one}
          type="button"
          class="level-count"
          aria-pressed={one === level}
          onClick={() => onLevel(one === level ? null : one)}
        >
          <SeverityIcon level={one} size={18} silent />
          <b>{count(counts[one])}</b>
          <span class="sub">{levelNames[one]}</span>
        </button>
      ))}
    </fieldset>
  )
}
