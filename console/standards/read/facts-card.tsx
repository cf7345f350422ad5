import { formatDate } from '#core/form/format.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { PartCard } from './part-card.tsx'

export type PeriodKind = 'settled' | 'proposed' | 'model'

export interface FactsCardProps {
  readonly standard: Standard
  /** Whether its days are in force, only proposed, or a model's, which is never in force. */
  readonly period: PeriodKind
}

/** 概况 */
export function FactsCard({ standard, period: kind }: FactsCardProps) {
  const { since, until, checkedOn, energyBasis, citation, name, district } = standard
  const period = `${formatDate(since)}起${until === null ? '' : `，至${formatDate(until)}止（不含）`}`
  return (
    <PartCard id="facts" title="概况">
      <dl class="facts card-body">
        <div class="is-wide">
          <dt>名称</dt>
          <dd>{name}</dd>
        </div>
        <div>
          <dt>{kind === 'proposed' ? '拟施行' : '施行'}</dt>
          <dd>{kind === 'model' ? '不施行（参考范本）' : period}</dd>
        </div>
        <div>
          <dt>最近核对</dt>
          <dd>{formatDate(checkedOn)}</dd>
        </div>
        <div>
          <dt>能耗口径</dt>
          <dd>{energyBasis}</dd>
        </div>
        <div>
          <dt>行政区划代码</dt>
          <dd>{district}</dd>
        </div>
        <div class="is-wide">
          <dt>依据</dt>
          <dd>{citationText(citation)}</dd>
        </div>
      </dl>
    </PartCard>
  )
}
