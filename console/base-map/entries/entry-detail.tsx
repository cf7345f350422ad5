import { useEffect, useRef } from 'preact/hooks'
import type { BaseEntry } from '#core/api/base-parcels.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useCycle } from '../../frame/use-cycle.ts'
import { plainText } from '../field-words.ts'
import { CodeLinks } from '../parcel/code-links.tsx'
import { placeText } from '../place-text.ts'
import { EntryDecision } from './entry-decision.tsx'
import { EntryStateBadge } from './entry-state-badge.tsx'
import { entryName } from './entry-words.ts'

export interface EntryDetailProps {
  readonly entry: BaseEntry
  readonly mayDecide: boolean
  readonly onEntry: (entry: BaseEntry) => void
  readonly onClose: () => void
}

/** One line of a list or one lead in full: what it says, which parcels it touches or may touch, what was decided. */
export function EntryDetail({ entry, mayDecide, onEntry, onClose }: EntryDetailProps) {
  const cycle = useCycle()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { kind, event, values, parcelCodes, place, decided } = entry
  return (
    <section class="card base-detail" aria-labelledby="entry-title">
      <div class="card-head">
        <h2 id="entry-title" tabIndex={-1} ref={heading}>
          {entryName(entry)}
        </h2>
        <button type="button" class="btn btn-icon btn-s" aria-label="关闭" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="card-body stack-s">
        <p class="row">
          <span class="badge">{sourceKindNames[kind]}</span>
          {event !== null && <span class="badge">{event}</span>}
          <EntryStateBadge entry={entry} />
        </p>
        <p>
          {parcelCodes.length === 0 ? (
            '还没有对应到地块。'
          ) : (
            <>
              对应的地块：
              <CodeLinks cycle={cycle} codes={parcelCodes} />
            </>
          )}
        </p>
        <p class="cap">{place === null ? '手工登记' : placeText(place, true)}</p>
        {decided !== null && (
          <p class="cap">
            {[`${decided.by} ${instantInTable(decided.at)}`, decided.reason].filter((part) => part !== null).join('：')}
          </p>
        )}
      </div>
      <dl class="card-part base-fields">
        {values
          .filter(({ value }) => value !== null)
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{plainText(value)}</dd>
            </div>
          ))}
      </dl>
      {mayDecide && <EntryDecision entry={entry} onEntry={onEntry} />}
    </section>
  )
}
