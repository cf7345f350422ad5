import '../class-badge.css'
import './class-bar.css'
import { className, type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { count } from '../number.ts'

export interface ClassBarProps {
  readonly counts: Readonly<Record<ParcelClass, number>>
  /** Formal is filled; a draft is dashed on a tint. */
  readonly formal?: boolean
  /** Where a count leads: the parcels of the class. */
  readonly addressOf?: (parcelClass: ParcelClass) => string
}

/** Below this share of the bar a letter has no room beside its edge. */
const narrow = 0.08

/** How many parcels in each class: one stacked bar with letters, and below it the counts, which are the text of it. */
export function ClassBar({ counts, formal = false, addressOf }: ClassBarProps) {
  const total = parcelClasses.reduce((sum, { code }) => sum + counts[code], 0)
  return (
    <div>
      <div class={formal ? 'class-bar is-formal' : 'class-bar'} aria-hidden="true">
        {parcelClasses.map(({ code }) => {
          const share = total === 0 ? 0 : counts[code] / total
          if (share === 0) return null
          const look = `class-bar-part class-${code.toLowerCase()} ${formal ? 'is-formal' : ''}`
          return (
            <span
              key={code}
              class={share < narrow ? `${look} is-narrow` : look}
              style={{ flex: `${counts[code]} 1 0` }}
            >
              {share < 0.025 ? '' : code}
            </span>
          )
        })}
      </div>
      <dl class="class-counts">
        {parcelClasses.map(({ code }) => (
          <div key={code}>
            <dt class="nb">{`${code} ${className(code)}`}</dt>
            <dd>
              {addressOf === undefined ? (
                count(counts[code])
              ) : (
                <a href={addressOf(code)} aria-label={`${code} 类 ${counts[code]} 宗`}>
                  {count(counts[code])}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
