import { pointsText, weightText } from '#core/scoring/figure-text.ts'
import { missingPolicyNames } from '#core/scoring/method-names.ts'
import { clauseOf, type Dimension, type Indicator, type Standard } from '#core/scoring/standard.ts'
import { weightSum } from '#core/standard-edit/weights.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { FigureBasis } from './figure-basis.tsx'
import { MethodSteps } from './method-steps.tsx'

/** One dimension of 维度与指标: each indicator with formula, method, weight, what a blank gets, and its clause. */
export function DimensionTable({
  standard,
  dimension,
}: {
  readonly standard: Standard
  readonly dimension: Dimension
}) {
  const indicators = standard.indicators.filter((indicator) => indicator.dimension === dimension.id)
  const title = `${dimension.id} ${dimension.name}`
  return (
    <section class="card-part" aria-label={title}>
      <h3 class="std-dimension">
        {title}
        <span class="cap">{`权重合计 ${weightText(weightSum(indicators))}`}</span>
      </h3>
      <p class="cap std-dimension-basis">{`依据：${citationText(dimension.citation)}`}</p>
      <div class="field-scroll">
        <table class="table standard-table std-indicators">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">算法</th>
              <th scope="col" class="is-end">
                权重
              </th>
              <th scope="col">计分（百分制）</th>
              <th scope="col">缺项、适用</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <tr key={indicator.id}>
                <th scope="row">
                  <b>{indicator.id}</b> {indicator.name}
                </th>
                <td data-head="算法">
                  {indicator.formula}
                  {indicator.unit !== '' && <span class="cap">{`（${indicator.unit}）`}</span>}
                </td>
                <td class="is-end" data-head="权重">
                  {weightText(indicator.weight)}
                </td>
                <td data-head="计分">
                  <MethodSteps indicator={indicator} />
                </td>
                <td class="cap">
                  {conditionsOf(indicator).map((text) => (
                    <p key={text}>{text}</p>
                  ))}
                </td>
                <td class="cap" data-head="依据">
                  {clauseOf(standard, indicator.id)}
                  <br />
                  {citationText(indicator.citation)}
                  <FigureBasis indicator={indicator} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** 缺项 0 分; 仓储不适用，权重按比例分给同维度指标 */
function conditionsOf(indicator: Indicator): readonly string[] {
  const { missing, missingPoints, noDischargePoints, notApplicableTo } = indicator
  const points = `${pointsText(missingPoints)} 分`
  return [
    missing === undefined ? `缺项得 ${points}` : `缺项${missingPolicyNames[missing]}；仍取不到的得 ${points}`,
    ...(noDischargePoints === undefined ? [] : [`均无排放的得 ${pointsText(noDischargePoints)} 分`]),
    ...(notApplicableTo.length === 0 ? [] : [`${notApplicableTo.join('、')}不适用，权重按比例分给同维度指标`]),
  ]
}
