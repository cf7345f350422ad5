import './standard.css'
import { formatDate } from '#core/form/format.ts'
import { effectText } from '#core/scoring/explain-rule.ts'
import { weightText } from '#core/scoring/figure-text.ts'
import { clauseOf, type Standard } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { departmentName } from '#core/vocabulary/department.ts'
import { Icon } from '#ui/icon.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { ClassRules } from './class-rules.tsx'
import { MethodSteps } from './method-steps.tsx'
import { useStandard } from './use-standard.ts'

/** A published standard, read-only: what is measured, how it becomes points, what beats the points, and on what it all rests. */
export function StandardPage({ id }: { readonly id: string }) {
  const { value, failure, askAgain } = useStandard(id)
  return (
    <>
      <PageHead title={id} beside={value !== null && <StandardLabel standard={value} />}>
        <button type="button" class="btn" onClick={() => window.print()}>
          <Icon name="print" />
          打印
        </button>
        <a class="btn btn-fill" href="/evaluations">
          返回评估
        </a>
      </PageHead>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <span class="skeleton" role="status" aria-label="正在读取标准" />}
      {value !== null && <StandardBody standard={value} />}
    </>
  )
}

function StandardLabel({ standard }: { readonly standard: Standard }) {
  return <span class="badge badge-warn">{standard.label === '示例' ? '示例标准，非官方' : standard.label}</span>
}

function StandardBody({ standard }: { readonly standard: Standard }) {
  return (
    <>
      <section class="card" aria-label="适用">
        <div class="card-head">
          <h2>{standard.name}</h2>
        </div>
        <dl class="facts card-body">
          <div>
            <dt>施行</dt>
            <dd>{`${formatDate(standard.since)}起${standard.until === null ? '' : `，至${formatDate(standard.until)}止（不含）`}`}</dd>
          </div>
          <div>
            <dt>最近核对</dt>
            <dd>{formatDate(standard.checkedOn)}</dd>
          </div>
          <div>
            <dt>能耗口径</dt>
            <dd>{standard.energyBasis}</dd>
          </div>
          <div class="is-wide">
            <dt>依据</dt>
            <dd>{citationText(standard.citation)}</dd>
          </div>
        </dl>
        <ul class="card-body standard-notes">
          {standard.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      {standard.dimensions.map((dimension) => (
        <Dimension key={dimension.id} standard={standard} id={dimension.id} />
      ))}
      <Rules standard={standard} />
      <ClassRules classes={standard.classes} />
    </>
  )
}

function Dimension({ standard, id }: { readonly standard: Standard; readonly id: string }) {
  const dimension = standard.dimensions.find((one) => one.id === id)
  const indicators = standard.indicators.filter((indicator) => indicator.dimension === id)
  const weight = indicators.reduce((sum, indicator) => sum + indicator.weight, 0)
  return (
    <section class="card" aria-labelledby={`dimension-${id}`}>
      <div class="card-head">
        <h2 id={`dimension-${id}`}>{`${id} ${dimension?.name ?? ''}`}</h2>
        <span class="aside">{`权重合计 ${weightText(weight)}`}</span>
      </div>
      <div class="field-scroll">
        <table class="table standard-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">算法</th>
              <th scope="col" class="is-end">
                权重
              </th>
              <th scope="col">分档（得百分制分）</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <tr key={indicator.id}>
                <th scope="row">
                  <b>{indicator.id}</b> {indicator.name}
                </th>
                <td>
                  {indicator.formula}
                  {indicator.unit !== '' && <span class="cap">{`（${indicator.unit}）`}</span>}
                  {indicator.notApplicableTo.length > 0 && (
                    <p class="cap">{`${indicator.notApplicableTo.join('、')}不适用，权重按比例分给同组指标`}</p>
                  )}
                </td>
                <td class="is-end">{weightText(indicator.weight)}</td>
                <td>
                  <MethodSteps indicator={indicator} />
                </td>
                <td class="cap">
                  {clauseOf(standard, indicator.id)}
                  <br />
                  {citationText(indicator.citation)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Rules({ standard }: { readonly standard: Standard }) {
  return (
    <section class="card" aria-labelledby="rules">
      <div class="card-head">
        <h2 id="rules">直接判定与限制</h2>
        <span class="aside cap">先于评分</span>
      </div>
      <div class="field-scroll">
        <table class="table standard-table">
          <thead>
            <tr>
              <th scope="col">规则</th>
              <th scope="col">条件</th>
              <th scope="col">结果</th>
              <th scope="col">核定</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {standard.rules.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">
                  <b>{rule.id}</b> {rule.name}
                </th>
                <td>{rule.when.map((predicate) => predicate.text).join('；或')}</td>
                <td>{effectText(rule.effect)}</td>
                <td>{rule.confirmedBy.map((who) => (who === 'town' ? '街镇' : departmentName(who))).join('、')}</td>
                <td class="cap">{citationText(rule.citation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
