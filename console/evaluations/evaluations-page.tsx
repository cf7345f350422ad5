import './evaluations.css'
import { useEffect } from 'preact/hooks'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate } from '../route/place.ts'
import { evaluationPath, standardPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { mayAsk } from '../shell/entries.ts'
import { PageHead } from '../shell/page-head.tsx'
import { useCycle } from '../shell/use-cycle.ts'
import { CollectionNotes } from './collection-notes.tsx'
import { RunProgress } from './run-progress.tsx'
import { useDraftRun } from './use-draft-run.ts'

/** 评估: the runs of the cycle, and a new draft. */
export function EvaluationsPage() {
  const { account } = useSession()
  const cycle = useCycle()
  const { value, failure, askAgain } = useAnswer('evaluations', { query: { cycle, limit: 100 } })
  const draft = useDraftRun(cycle, (evaluation) => {
    if (evaluation.status === 'done') navigate(evaluationPath(evaluation.id))
    else askAgain()
  })
  const mayRun = mayAsk('runEvaluation', account.role)
  const running = value?.items.find((item) => item.status === 'running') ?? null

  // A run that was left, or that somebody else started, is followed too.
  useEffect(() => {
    if (running !== null && draft.running === null) void draft.follow(running)
  }, [running?.id])

  return (
    <>
      <PageHead title="评估" beside={<span class="badge badge-dash">草评</span>}>
        {mayRun && (
          <button
            type="button"
            class={draft.running === null ? 'btn btn-fill' : 'btn btn-fill is-busy'}
            aria-busy={draft.running !== null}
            onClick={() => draft.running === null && void draft.run()}
          >
            <Icon name="plus" />
            新建草评
          </button>
        )}
      </PageHead>
      <p class="sub">草评随时可以运行，不影响填报；判定项未核定的按现有数据试算，结果为预估，不作为正式结果。</p>
      <CollectionNotes cycle={cycle} />
      <RunProgress running={draft.running} />
      {draft.failure !== null && <FailureNotice failure={draft.failure} />}
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <Shapes />}
      {value !== null && value.items.length === 0 && <NoEvaluations mayRun={mayRun} />}
      {value !== null && value.items.length > 0 && <EvaluationTable items={value.items} />}
    </>
  )
}

function NoEvaluations({ mayRun }: { readonly mayRun: boolean }) {
  return (
    <div class="card">
      <div class="empty">
        <h2>还没有评估</h2>
        <p>
          {mayRun ? '点“新建草评”，按现行标准对全部地块试算得分、名次和类别。' : '区专班运行草评后，结果会列在这里。'}
        </p>
      </div>
    </div>
  )
}

const statusWords = { running: '运行中', done: '已完成', failed: '未完成' } as const
const statusLooks = { running: 'badge-info', done: 'badge-ok', failed: 'badge-err' } as const

function EvaluationTable({ items }: { readonly items: readonly EvaluationBody[] }) {
  return (
    <section class="card field-scroll" aria-label="评估列表">
      <table class="table evaluation-table">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">开始时间</th>
            <th scope="col">运行人</th>
            <th scope="col">标准</th>
            <th scope="col" class="is-end">
              地块（宗）
            </th>
            {(['A', 'B', 'C', 'D'] as const).map((letter) => (
              <th key={letter} scope="col" class="is-end">
                {`${letter}（宗）`}
              </th>
            ))}
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                {item.status === 'done' ? (
                  <a href={evaluationPath(item.id)}>{`草评 #${item.id}`}</a>
                ) : (
                  `草评 #${item.id}`
                )}
              </th>
              <td>{instantInTable(item.startedAt)}</td>
              <td>{item.by}</td>
              <td>
                <a href={standardPath(item.standard)}>{item.standard}</a>
              </td>
              <td class="is-end">{count(item.parcels)}</td>
              {(['A', 'B', 'C', 'D'] as const).map((letter) => (
                <td key={letter} class="is-end">
                  {item.classes === null ? '' : count(item.classes[letter])}
                </td>
              ))}
              <td>
                <span class={`badge ${statusLooks[item.status]}`}>{statusWords[item.status]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Shapes() {
  return (
    <div class="card card-body stack" role="status" aria-label="正在读取评估列表">
      {[0, 1, 2, 3].map((line) => (
        <span key={line} class="skeleton" />
      ))}
    </div>
  )
}
