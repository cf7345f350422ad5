import type { BaseChange } from '#core/api/base-map-shapes.ts'
import { changeKindNames } from '#core/base-map/import-state.ts'
import { type SourceKind, sourceKindNames } from '#core/base-map/source-kind.ts'
import { townName } from '#core/vocabulary/district.ts'
import { Icon } from '#ui/icon.tsx'
import { AreaComparison } from '../area-text.tsx'
import { DetailCard } from '../detail-card.tsx'
import { baseText, labelOf } from '../field-words.ts'
import { baseTabPath } from '../paths.ts'
import { placeText } from '../place-text.ts'
import { matchText } from './change-words.ts'

export interface ChangeDetailProps {
  readonly kind: SourceKind
  readonly cycle: string
  readonly change: BaseChange
  readonly onClose: () => void
}

/** One line of a comparison in full: every field before and after, and whose value will hold. */
export function ChangeDetail({ kind, cycle, change, onClose }: ChangeDetailProps) {
  const { parcelCode, isProposedCode, parcelName, townCode, place, fields, area, reason } = change
  const isKnown = parcelCode !== null && change.kind !== 'new' && change.kind !== 'refused'
  const match = matchText(change)
  const town = townCode === null ? null : (townName(townCode) ?? townCode)
  return (
    <DetailCard
      title={parcelCode ?? '未定编码'}
      beside={<span class="badge">{changeKindNames[change.kind]}</span>}
      onClose={onClose}
    >
      <div class="card-body stack-s">
        <p class="sub">{[parcelName, town].filter((part) => part !== null).join(' · ')}</p>
        {isProposedCode && <p class="cap">平台没有编码，由本区按规则拟定，平台下发后换码。</p>}
        {reason !== null && (
          <p class="with-icon base-note">
            <Icon name="warning" class="is-warning" />
            <span>{reason}</span>
          </p>
        )}
        {place !== null && <p class="cap">{placeText(place, true)}</p>}
        {match !== '' && <p class="cap">{`对应：${match}`}</p>}
        {area !== null && <AreaComparison area={area} />}
        {isKnown && (
          <p>
            <a href={baseTabPath(cycle, parcelCode)}>打开这宗地块</a>
          </p>
        )}
      </div>
      {fields.length > 0 && (
        <dl class="card-part base-fields">
          {fields.map(({ field, before, after, from }) => (
            <div key={field}>
              <dt>{labelOf(kind, field)}</dt>
              <dd>
                {change.kind === 'new' ? (
                  <b>{baseText(kind, field, after)}</b>
                ) : (
                  <>
                    <span class="sub">{baseText(kind, field, before)}</span>
                    {' → '}
                    <b>{baseText(kind, field, after)}</b>
                  </>
                )}
                {from !== null && <span class="cap base-below">{`以${sourceKindNames[from]}为准`}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {fields.length === 0 && change.kind === 'unchanged' && <p class="card-part sub">各项都与现有的值相同。</p>}
    </DetailCard>
  )
}
