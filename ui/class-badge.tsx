import './class-badge.css'
import { className, type ParcelClass } from '#core/vocabulary/class.ts'

export interface ClassBadgeProps {
  /** Null: 未定类 (待补正, 暂不评价, 未评), a dashed grey badge with `none` as its word. */
  readonly class: ParcelClass | null
  /** Formal is filled, estimated is a dashed outline on a tint: nobody may mistake one for the other. */
  readonly formal?: boolean
  /** 's' 20 px in rows and tables, 'l' 44 px on the score card. */
  readonly size?: 's' | 'l'
  /** Word of an undetermined class. */
  readonly none?: string
}

/** A class as letter + fill + outline. */
export function ClassBadge({ class: letter, formal = false, size = 's', none = '未评' }: ClassBadgeProps) {
  if (letter === null) return <span class={`class-badge class-badge-${size} class-none`}>{none}</span>
  const standing = formal ? '类别' : '预估类别'
  return (
    <span
      class={`class-badge class-badge-${size} class-${letter.toLowerCase()} ${formal ? 'is-formal' : 'is-estimated'}`}
      role="img"
      aria-label={`${standing} ${letter} ${className(letter)}`}
    >
      {letter}
    </span>
  )
}
