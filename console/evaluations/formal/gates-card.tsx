import './gates.css'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { FormalGates } from '#core/api/formal.ts'
import { clearerName } from '#core/evaluation-gates/clearer.ts'
import { leastOverrideReason, mostOverrideReason } from '#core/evaluation-gates/override-reason.ts'
import { gateWords } from '#core/message/gate-words.ts'
import type { GateId } from '#core/vocabulary/evaluation-gate.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { ActForm } from '../../batch/act-form.tsx'
import type { ReasonRule } from '../../batch/reason-rule.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { gateLinesPath, gateLinks } from './gate-links.ts'
import type { GatesAsked } from './use-formal-gates.ts'

type GateBody = FormalGates['gates'][number]

const overrideReason: ReasonRule = {
  label: `理由（必填，${leastOverrideReason}–${mostOverrideReason} 字，写入每一份正式结果和审计）`,
  shortest: leastOverrideReason,
  longest: mostOverrideReason,
  advice: '请写明依据，如会议纪要文号。',
}

export interface GatesCardProps {
  readonly asked: GatesAsked
  /** The act that waits for the gates. */
  readonly children?: ComponentChildren
}

/** 正式评估条件: each gate with its number, who can clear it, where, and what was let pass. */
export function GatesCard({ asked, children }: GatesCardProps) {
  const { account, today } = useSession()
  const { value, failure, refusal, isBusy } = asked
  const check = value?.check ?? null
  const isCounted = check?.status === 'done'
  return (
    <section class="card" aria-labelledby="gates">
      <div class="card-head gates-head">
        <h2 id="gates">正式评估条件</h2>
        <span class="cap" role="status">
          {check === null
            ? value === null
              ? ''
              : '尚未统计'
            : check.status === 'running'
              ? '正在统计，全区约需一分钟…'
              : check.status === 'failed'
                ? '上次统计没有完成'
                : `${instantText(check.finishedAt ?? check.startedAt, today)} ${check.by} 统计，标准 ${check.standard}`}
        </span>
        <span class="aside row no-print">
          {value !== null && mayAsk('checkFormalGates', account.role) && (
            <button
              type="button"
              class={isBusy ? 'btn btn-s is-busy' : 'btn btn-s'}
              aria-busy={isBusy}
              onClick={() => !isBusy && asked.check()}
            >
              {check === null ? '统计' : '重新统计'}
            </button>
          )}
          {children}
        </span>
      </div>
      {(failure !== null || refusal !== null) && (
        <div class="card-body stack">
          {failure !== null && <FailureNotice failure={failure} onRetry={asked.askAgain} />}
          {refusal !== null && <FailureNotice failure={refusal} />}
        </div>
      )}
      {value === null && failure === null && <ListShapes label="正式评估条件" inCard />}
      {value !== null && (
        <ul class="gate-list">
          {value.gates.map((gate) => (
            <GateRow key={gate.id} gate={gate} isCounted={isCounted} asked={asked} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface GateRowProps {
  readonly gate: GateBody
  readonly isCounted: boolean
  readonly asked: GatesAsked
}

function GateRow({ gate, isCounted, asked }: GateRowProps) {
  const { account } = useSession()
  const [isAsking, setAsking] = useState(false)
  const { id, count: open, overridden, clearers } = gate
  const { name, unit } = gateWords[id]
  const maySettle = mayAsk('overrideFormalGate', account.role)
  return (
    <li class="gate">
      <div class="gate-line">
        <b>{name}</b>
        <GateState gate={gate} isCounted={isCounted} />
        <span class="gate-who sub">{clearers.map((one) => clearerText(one, unit)).join('、')}</span>
        <span class="row gate-acts no-print">
          <GateActs id={id} isOpen={open > 0} />
          {maySettle && overridden === null && open > 0 && !isAsking && (
            <button
              type="button"
              class="btn btn-s no-print"
              aria-label={`${name} 例外放行`}
              onClick={() => setAsking(true)}
            >
              例外放行
            </button>
          )}
          {maySettle && overridden !== null && (
            <button
              type="button"
              class="btn btn-s no-print"
              aria-label={`${name} 撤回放行`}
              onClick={() => asked.revoke(id)}
            >
              撤回放行
            </button>
          )}
        </span>
      </div>
      {overridden !== null && (
        <p class="cap">{`系统管理 ${overridden.by} ${overridden.at.slice(0, 10)} 说明理由后放行（用于下一次正式评估）：${overridden.reason}`}</p>
      )}
      {isAsking && (
        <ActForm
          act={`例外放行“${name}”`}
          consequence="下一次正式评估不再因此受阻；理由写入这次评估的每一份公示、函件、体检表和导出。评估运行前可以撤回。"
          reason={overrideReason}
          button="放行"
          isBusy={asked.isBusy}
          onRun={(reason) => {
            asked.letPass(id, reason)
            setAsking(false)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  )
}

function clearerText({ clearer, count: of }: GateBody['clearers'][number], unit: string | null): string {
  return unit === null ? clearerName(clearer) : `${clearerName(clearer)} ${count(of)}\u00a0${unit}`
}

function GateState({ gate, isCounted }: { readonly gate: GateBody; readonly isCounted: boolean }) {
  const { id, count: open, overridden } = gate
  const { unit } = gateWords[id]
  if (!isCounted) return <span class="badge">未统计</span>
  if (open === 0) return <span class="badge badge-ok">已满足</span>
  const number = unit === null ? '未满足' : `${count(open)} ${unit}`
  return (
    <span class="row nb">
      <span class={overridden === null ? 'badge badge-err' : 'badge badge-warn'}>{number}</span>
      {overridden !== null && <span class="badge badge-warn">例外放行</span>}
    </span>
  )
}

function GateActs({ id, isOpen }: { readonly id: GateId; readonly isOpen: boolean }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  if (!isOpen || !mayAsk('formalGateLines', account.role)) return null
  const { clear, remind } = gateLinks[id]
  const { unit } = gateWords[id]
  return (
    <>
      {unit !== null && <a href={pathIn(gateLinesPath(id))}>查看明细</a>}
      <a href={pathIn(clear)}>去处理</a>
      {remind !== null && mayAsk('remind', account.role) && <a href={pathIn(remind)}>催办</a>}
    </>
  )
}
