import { boundOf } from '#core/scoring/figure-text.ts'
import type { Ladder, Tier } from '#core/scoring/standard.ts'
import {
  changedTier,
  signOf,
  sortedTiers,
  tierSignNames,
  tierSigns,
  withMoreTiers,
} from '#core/standard-edit/ladder.ts'
import { movedAt, removedAt, replacedAt } from '#core/standard-edit/list-edit.ts'
import { ChoiceField } from './choice-fields.tsx'
import { FieldFaults } from './field.tsx'
import { FigureField } from './figure-field.tsx'
import { RowButtons } from './row-buttons.tsx'
import { StepCitations } from './step-citations.tsx'

export interface LadderFormProps {
  readonly at: string
  readonly ladder: Ladder
  readonly isPercent: boolean
  readonly onLadder: (ladder: Ladder, what: string, about?: string) => void
}

const mostTiers = 20
const signs = tierSigns.map((sign) => ({ value: sign, label: tierSignNames[sign] }))

/** 分档, best first: sign, bound and points of each step, and what is left. */
export function LadderForm({ at, ladder, isPercent, onLadder }: LadderFormProps) {
  const { tiers, otherwise, unit } = ladder
  const boundUnit = isPercent ? '%' : unit
  const put = (index: number, tier: Tier, about?: string): void =>
    onLadder({ ...ladder, tiers: replacedAt(tiers, index, tier) }, `第 ${index + 1} 档`, about)
  return (
    <div class="std-steps">
      <p class="std-step std-step-head cap" aria-hidden="true">
        <span>取值</span>
        <span>{`界限${boundUnit === '' ? '' : `（${boundUnit}）`}`}</span>
        <span>得分</span>
      </p>
      {tiers.map((tier, index) => {
        const here = `${at}.tiers.${index}`
        const of = `第 ${index + 1} 档`
        return (
          <div key={index} class="std-step" data-place={here} tabIndex={-1}>
            <ChoiceField
              at={`${here}.sign`}
              label={`${of}的比较`}
              isBare
              value={signOf(tier)}
              choices={signs}
              onValue={(sign) => put(index, changedTier(tier, { sign }), `${here}.sign`)}
            />
            <FigureField
              at={`${here}.bound`}
              label={`${of}的界限`}
              isBare
              isPercent={isPercent}
              value={boundOf(tier)}
              onValue={(bound) => put(index, changedTier(tier, { bound }), `${here}.bound`)}
            />
            <FigureField
              at={`${here}.points`}
              label={`${of}的得分`}
              isBare
              value={tier.points}
              min={0}
              max={100}
              onValue={(points) => put(index, changedTier(tier, { points }), `${here}.points`)}
            />
            <RowButtons
              of={of}
              isFirst={index === 0}
              isLast={index === tiers.length - 1}
              onMove={(by) => onLadder({ ...ladder, tiers: movedAt(tiers, index, by) }, `移动${of}`)}
              onRemove={
                tiers.length === 1 ? null : () => onLadder({ ...ladder, tiers: removedAt(tiers, index) }, `删除${of}`)
              }
            />
            <FieldFaults at={here} />
          </div>
        )
      })}
      <div class="std-step">
        <span class="std-step-rest">其余</span>
        <FigureField
          at={`${at}.otherwise`}
          label="其余的得分"
          isBare
          value={otherwise}
          min={0}
          max={100}
          onValue={(points) => onLadder({ ...ladder, otherwise: points }, '其余得分', `${at}.otherwise`)}
        />
      </div>
      <div class="row">
        <button
          type="button"
          class="btn btn-s"
          disabled={tiers.length >= mostTiers}
          onClick={() => onLadder(withMoreTiers(ladder), '加一档')}
        >
          加一档
        </button>
        <button type="button" class="btn btn-s" onClick={() => onLadder(sortedTiers(ladder), '按界限排序')}>
          按界限排序
        </button>
      </div>
      <StepCitations
        at={`${at}.tiers`}
        unit="档"
        steps={tiers}
        onCitation={(index, citation, about) => {
          const tier = tiers[index]
          if (tier !== undefined) put(index, changedTier(tier, { citation }), about)
        }}
      />
    </div>
  )
}
