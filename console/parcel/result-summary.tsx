import type { ParcelDetail } from '#core/api/parcels.ts'
import { formatNumber } from '#core/form/format.ts'
import { instantText } from '#ui/instant.ts'
import { ModeBadge } from '../evaluations/mode-badge.tsx'
import { evaluationPath, standardPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'

/** The evaluation that is shown, in a few lines: total, dimensions, rules, and where they come from. */
export function ResultSummary({ detail }: { readonly detail: ParcelDetail }) {
  const { today } = useSession()
  const { result: run } = detail
  if (run === null) {
    return (
      <section class="card" aria-labelledby="result">
        <div class="card-head">
          <h2 id="result">最近一次草评</h2>
        </div>
        <p class="card-body sub">未评。下一次草评会包括本地块。</p>
      </section>
    )
  }
  const { result, evaluation, mode, notes, standard, at } = run
  return (
    <section class="card" aria-labelledby="result">
      <div class="card-head">
        <h2 id="result">{mode === 'formal' ? '评估结果' : '最近一次草评'}</h2>
        <ModeBadge mode={mode} />
        <a class="cap" href={evaluationPath(evaluation)}>
          {instantText(at, today)}
        </a>
      </div>
      <div class="card-body stack-s">
        {result.total === null ? (
          <b>待补正，不给总分</b>
        ) : (
          <Total total={result.total} dimensions={result.dimensions} />
        )}
        {result.rules.length > 0 && <p>{`触发规则：${result.rules.join('、')}`}</p>}
        <p class="cap">
          {mode === 'formal' ? '正式评估结果，以审定结果为准。' : '预估结果，正式类别以全区排序和审定结果为准。'}
        </p>
        {notes.map((note) => (
          <p key={note} class="cap">
            {note}
          </p>
        ))}
        <a class="cap" href={standardPath(standard)}>{`标准 ${standard}`}</a>
      </div>
    </section>
  )
}

interface TotalProps {
  readonly total: number
  readonly dimensions: NonNullable<ParcelDetail['result']>['result']['dimensions']
}

function Total({ total, dimensions }: TotalProps) {
  return (
    <>
      <p class="nb">
        <b class="big-figure">{formatNumber(total, 2)}</b>
        <span class="unit">{' / 100 分'}</span>
      </p>
      <ul class="dimension-bars">
        {dimensions.map(({ id, score, weight }) => (
          <li key={id}>
            <b>{id}</b>
            <span class="track" aria-hidden="true">
              <span style={{ width: `${weight === 0 ? 0 : (score / weight) * 100}%` }} />
            </span>
            <span class="num">{`${formatNumber(score, 2)} / ${formatNumber(weight, 0)}`}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
