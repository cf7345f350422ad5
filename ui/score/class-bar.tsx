import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { count } from '../number.ts'

export type ClassCounts = Readonly<Record<ParcelClass | 'none', number>>

export interface ClassBarProps {
  readonly counts: ClassCounts
  readonly formal?: boolean
  /** The class a list is narrowed to. */
  readonly selected: ParcelClass | 'none' | null
  readonly onSelect: (selected: ParcelClass | 'none' | null) => void
}

/** How many of each class as one bar with letters and counts; a part that is pressed narrows the list to it. */
export function ClassBar({ counts, formal = false, selected, onSelect }: ClassBarProps) {
  const parts = [...parcelClasses.map(({ code, name }) => ({ code, name })), { code: 'none' as const, name: '不定类' }]
  return (
    <fieldset class={formal ? 'class-bar is-formal' : 'class-bar is-estimated'} aria-label="按类别筛选">
      {parts.map(({ code, name }) =>
        counts[code] === 0 ? null : (
          <button
            key={code}
            type="button"
            class={`class-part class-${code.toLowerCase()}`}
            style={`flex-grow:${counts[code]}`}
            aria-pressed={selected === code}
            title={name}
            onClick={() => onSelect(selected === code ? null : code)}
          >
            <b>{code === 'none' ? '不定' : code}</b>
            <span>
              {count(counts[code])}
              <span class="vh">{` 宗，${name}`}</span>
            </span>
          </button>
        ),
      )}
    </fieldset>
  )
}
