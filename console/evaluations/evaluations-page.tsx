import './evaluations.css'
import { useEffect } from 'preact/hooks'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { blocking } from '#core/evaluation-gates/gate.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle } from '../frame/use-cycle.ts'
import { StackedTable } from '../list/stacked-table.tsx'
import { evaluationName, statusLooks, statusWords } from '../notice/evaluation-words.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate } from '../route/place.ts'
import { evaluationPath, standardPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { CollectionNotes } from './collection-notes.tsx'
import { GatesCard } from './formal/gates-card.tsx'
import { useFormalGates } from './formal/use-formal-gates.ts'
import { ModeBadge } from './mode-badge.tsx'
import { RunProgress } from './run-progress.tsx'
import { useEvaluationRun } from './use-evaluation-run.ts'

/** 评估: the runs of the cycle, a new draft, and what the formal one waits for. */
export function EvaluationsPage() {
  const { account } = useSession()
  const cycle = useCycle()
  const { value, failure, askAgain } = useAnswer('evaluations', { query: { cycle, limit: 100 } })
  const gates = useFormalGates(cycle)
  const run = useEvaluationRun(cycle, (evaluation) => {
    tellChanged('formalGates')
    if (evaluation.status === 'done') navigate(evaluationPath(evaluation.id))
    else askAgain()
  })
  const mayRun = mayAsk('runEvaluation', account.role)
  const running = value?.items.find((item) => item.status === 'running') ?? null
  const isReady = gates.value?.check?.status === 'done' && blocking(gates.value.gates).length === 0
  const isBusy = run.running !== null

  // A run that was left, or that somebody else started, is followed too.
  useEffect(() => {
    if (running !== null && run.running === null) void run.follow(running)
  }, [running?.id])

  return (
    <>
      <PageHead title="评估">
        {mayRun && (
          <button
            type="button"
            class={`btn${isReady ? '' : ' btn-fill'}${isBusy ? ' is-busy' : ''}`}
            aria-busy={isBusy}
            onClick={() => !isBusy && void run.run()}
          >
            <Icon name="plus" />
            新建草评
          </button>
        )}
      </PageHead>
      <p class="sub">
        草评随时可以运行，不影响填报；判定项未核定的按现有数据试算，结果为预估，不作为正式结果。正式评估须满足条件，运行后冻结输入，锁定核验通过的地块。
      </p>
      <CollectionNotes cycle={cycle} />
      <RunProgress
        running={run.running}
        {...(mayAsk('cancelEvaluation', account.role) ? { onCancel: (one) => void run.cancel(one) } : {})}
      />
      {run.failure !== null && <FailureNotice failure={run.failure} />}
      {mayAsk('formalGates', account.role) && (
        <GatesCard asked={gates}>
          {mayRun && (
            <button
              type="button"
              class={isReady && !isBusy ? 'btn btn-s btn-fill' : 'btn btn-s'}
              aria-disabled={isBusy}
              onClick={() => !isBusy && void run.run('formal').then(() => tellChanged('formalGates', 'evaluations'))}
            >
              运行正式评估
            </button>
          )}
        </GatesCard>
      )}
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

const letters = ['A', 'B', 'C', 'D'] as const
const figureHeads = ['地块（宗）', ...letters.map((letter) => `${letter}（宗）`)]
const heads = ['编号', '性质', '开始时间', '运行人', '标准', ...figureHeads, '状态']

function EvaluationTable({ items }: { readonly items: readonly EvaluationBody[] }) {
  return (
    <section class="card field-scroll" aria-label="评估列表">
      <StackedTable heads={heads} figures={figureHeads} looks="evaluation-table">
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              {item.status === 'done' || item.status === 'blocked' ? (
                <a href={evaluationPath(item.id)}>{evaluationName(item)}</a>
              ) : (
                evaluationName(item)
              )}
            </th>
            <td>
              <ModeBadge mode={item.mode} />
            </td>
            <td>{instantInTable(item.startedAt)}</td>
            <td>{item.by}</td>
            <td>
              <a href={standardPath(item.standard)}>{item.standard}</a>
            </td>
            <td class="is-end">{count(item.parcels)}</td>
            {letters.map((letter) => (
              <td key={letter} class="is-end">
                {item.classes === null ? '' : count(item.classes[letter])}
              </td>
            ))}
            <td>
              <span class={`badge ${statusLooks[item.status]}`}>{statusWords[item.status]}</span>
            </td>
          </tr>
        ))}
      </StackedTable>
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
