import { className, type ParcelClass } from '#core/vocabulary/class.ts'

export interface StripYear {
  /** '' for the year of the list itself. */
  readonly cycle: string
  readonly class: ParcelClass | null
  /** The parcel it is of, where that is another. */
  readonly of: string | null
  /** From a file: an outline in place of a fill. */
  readonly isImported?: boolean
}

/** A parcel over years: lettered squares, 2024 C → 2025 B. */
export function ClassStrip({ years }: { readonly years: readonly StripYear[] }) {
  return (
    <ol class="class-strip">
      {years.map(({ cycle, class: letter, of, isImported = false }) => (
        <li key={`${cycle} ${of ?? ''}`} title={of === null ? undefined : `前身 ${of}`}>
          {cycle !== '' && <span class="cap">{cycle}</span>}
          <span
            class={`class-badge class-badge-s ${letter === null ? 'class-none' : `class-${letter.toLowerCase()}`} ${isImported ? 'is-estimated' : 'is-formal'}`}
            role="img"
            aria-label={spoken(cycle, letter)}
          >
            {letter ?? '未定'}
          </span>
          {of !== null && <span class="cap">前身</span>}
        </li>
      ))}
    </ol>
  )
}

function spoken(cycle: string, letter: ParcelClass | null): string {
  const year = cycle === '' ? '本年度' : `${cycle}年度`
  return letter === null ? `${year}未定类` : `${year} ${letter} ${className(letter)}`
}
