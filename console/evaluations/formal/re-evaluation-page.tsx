import '../evaluations.css'
import { useState } from 'preact/hooks'
import type { Movement, ReEvaluation } from '#core/api/formal.ts'
import { endpoints } from '#core/api/table.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { MoreRows } from '../../list/more-rows.tsx'
import { StackedTable } from '../../list/stacked-table.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { evaluationPath, parcelPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { ModeBadge } from '../mode-badge.tsx'
import { OverrideNotes } from '../override-notes.tsx'

const pageSize = 200

/** 重评差异: parcels that were judged again with what of their inputs changed, and those that moved because of them. */
export function ReEvaluationPage({ id }: { readonly id: string }) {
  const evaluation = useAnswer('evaluation', { params: { id } })
  const { value, failure, askAgain } = useAnswer('reEvaluation', { params: { id }, query: { limit: 1 } })
  return (
    <>
      <PageHead title={`重评差异 #${id}`} beside={<ModeBadge mode="formal" />}>
        <a class="btn" href={evaluationPath(id)}>
          查看结果
        </a>
        <a class="btn btn-fill" href={addressOf(endpoints.exportReEvaluation, { params: { id } })} download>
          <Icon name="download" />
          导出差异
        </a>
      </PageHead>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <span class="skeleton" role="status" aria-label="正在读取重评差异" />}
      {evaluation.value !== null && <OverrideNotes notes={evaluation.value.notes} />}
      {value !== null && <Body changed={value} cycle={evaluation.value?.cycle ?? ''} />}
    </>
  )
}

function Body({ changed, cycle }: { readonly changed: ReEvaluation; readonly cycle: string }) {
  const { evaluation, basis, reason, by, at, judgedAgain, moved } = changed
  return (
    <>
      <p class="sub">
        {`${instantInTable(at)} ${by} 以`}
        <a class="in-sentence" href={evaluationPath(basis)}>{`正式评估 #${basis}`}</a>
        {`的输入、标准和引擎为底重评 ${count(judgedAgain.length)} 宗：${reason}`}
      </p>
      <section class="card" aria-labelledby="judged-again">
        <div class="card-head">
          <h2 id="judged-again">重新判定的地块</h2>
          <span class="aside cap">{`${count(judgedAgain.length)} 宗`}</span>
        </div>
        <div class="field-scroll">
          <StackedTable heads={[...heads, '变动的输入']} figures={figureHeads} looks="movement-table">
            {judgedAgain.map((parcel) => (
              <tr key={parcel.parcelCode}>
                <Cells cycle={cycle} movement={parcel} />
                <td>
                  {parcel.inputs.length === 0 ? (
                    <span class="cap">输入没有变动</span>
                  ) : (
                    <ul class="input-changes">
                      {parcel.inputs.map(({ what, before, after }) => (
                        <li key={what}>
                          <span>{`${what}　`}</span>
                          <span class="nb">{`${before ?? '未填'} → ${after ?? '未填'}`}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </StackedTable>
        </div>
      </section>
      <Moved evaluation={evaluation} cycle={cycle} total={moved.total} classes={moved.classes} />
    </>
  )
}

interface MovedProps {
  readonly evaluation: string
  readonly cycle: string
  readonly total: number
  readonly classes: number
}

function Moved({ evaluation, cycle, total, classes }: MovedProps) {
  const { call } = useSession()
  const [only, setOnly] = useState<'class' | null>(classes > 0 ? 'class' : null)
  const source = useCursorRows<Movement>({
    question: `${evaluation} ${only}`,
    ask: async (cursor, signal) => {
      const query = { limit: pageSize, cursor, ...(only === null ? {} : { only }) }
      return (await call('reEvaluation', { params: { id: evaluation }, query }, signal)).moved
    },
  })
  const rows = Array.from({ length: source.total ?? 0 }, (_, index) => source.rowAt(index))
  return (
    <section class="stack-s" aria-labelledby="moved">
      <h2 id="moved">因此变动的地块</h2>
      <fieldset class="switch no-print">
        <legend class="vh">列出哪些</legend>
        <button type="button" aria-pressed={only === 'class'} onClick={() => setOnly('class')}>
          {`类别变动 ${count(classes)}`}
        </button>
        <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
          {`全部变动 ${count(total)}`}
        </button>
      </fieldset>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      {source.total === 0 ? (
        <div class="card">
          <p class="empty">{only === 'class' ? '没有地块因此改变类别。' : '没有地块因此变动。'}</p>
        </div>
      ) : (
        <div class="card field-scroll">
          <StackedTable heads={heads} figures={figureHeads} looks="movement-table">
            {rows.map((row) =>
              row === undefined ? null : (
                <tr key={row.parcelCode}>
                  <Cells cycle={cycle} movement={row} />
                </tr>
              ),
            )}
          </StackedTable>
        </div>
      )}
      <MoreRows source={source} unit="宗" of={only === 'class' ? classes : total} />
    </section>
  )
}

const figureHeads = ['组内名次', '得分（分）']
const heads = ['地块编码', '街镇/园区', '用地类别', '类别', ...figureHeads]

function Cells({ cycle, movement }: { readonly cycle: string; readonly movement: Movement }) {
  const { parcelCode, townCode, landClass, before, after } = movement
  return (
    <>
      <th scope="row">
        <a class="nb" href={parcelPath(cycle, parcelCode)}>
          {parcelCode}
        </a>
      </th>
      <td class="nb">{townCode === null ? '未填' : (townName(townCode) ?? townCode)}</td>
      <td>{landClass ?? '未填'}</td>
      <td class="nb">
        {before?.class !== after?.class && (
          <>
            <ClassBadge class={before?.class ?? null} formal none={noClass(before)} />
            {' → '}
          </>
        )}
        <ClassBadge class={after?.class ?? null} formal none={noClass(after)} />
      </td>
      <td class="is-end nb">{`${rankText(before)} → ${rankText(after)}`}</td>
      <td class="is-end nb">{`${totalText(before)} → ${totalText(after)}`}</td>
    </>
  )
}

type Standing = Movement['before']

function noClass(standing: Standing): string {
  if (standing === null) return '未评'
  return standing.how === 'exempt' ? '暂不评价' : '待补正'
}

function rankText(standing: Standing): string {
  if (standing === null || standing.rank === null) return '不排名'
  return `${count(standing.rank)} / ${count(standing.of ?? 0)}`
}

function totalText(standing: Standing): string {
  return standing === null || standing.total === null ? '无' : formatNumber(standing.total, 2)
}
