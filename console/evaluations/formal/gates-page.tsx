import '../evaluations.css'
import type { GateLineBody } from '#core/api/formal.ts'
import { endpoints } from '#core/api/table.ts'
import { clearerName } from '#core/evaluation-gates/clearer.ts'
import { gateWords } from '#core/message/gate-words.ts'
import { townName } from '#core/vocabulary/district.ts'
import { type GateId, gateIds } from '#core/vocabulary/evaluation-gate.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { mayAsk } from '../../frame/entries.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../../frame/use-cycle.ts'
import { MoreRows } from '../../list/more-rows.tsx'
import { StackedTable } from '../../list/stacked-table.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { navigate, usePlace } from '../../route/place.ts'
import { parcelPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { gateLinesPath } from './gate-links.ts'
import { GatesCard } from './gates-card.tsx'
import { type GatesAsked, useFormalGates } from './use-formal-gates.ts'

const pageSize = 200

/** 正式评估条件: the gates, what an administrator lets pass, and everything that keeps one shut. */
export function FormalGatesPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const asked = useFormalGates(cycle)
  const gate = gateIds.find((id) => id === query.get('gate')) ?? null
  const isCounted = asked.value?.check?.status === 'done'
  const maySee = mayAsk('formalGateLines', account.role)
  return (
    <>
      <PageHead title="正式评估条件">
        {isCounted && mayAsk('exportFormalGates', account.role) && (
          <a class="btn" href={addressOf(endpoints.exportFormalGates, { query: { cycle } })} download>
            <Icon name="download" />
            导出明细
          </a>
        )}
      </PageHead>
      <p class="sub">
        {maySee
          ? `${cycle}年度的正式评估须先满足下列条件；确不能满足的，由系统管理逐项说明理由后放行。前四项依据评估办法草案（本系统拟定），后四项为本系统拟定。`
          : '各项数量由区专班或系统管理统计。确不能满足的条件，由系统管理说明理由后放行；理由随正式结果公开列示。'}
      </p>
      <GatesCard asked={asked} />
      {maySee && isCounted && <Lines cycle={cycle} asked={asked} gate={gate} />}
    </>
  )
}

interface LinesProps {
  readonly cycle: string
  readonly asked: GatesAsked
  readonly gate: GateId | null
}

/** The lines of the gate the address names, else of the first that is shut. */
function Lines({ cycle, asked, gate }: LinesProps) {
  const pathIn = useCyclePath()
  const open = (asked.value?.gates ?? []).filter(({ id, count: of }) => of > 0 && gateWords[id].unit !== null)
  const chosen = open.find(({ id }) => id === gate) ?? open[0]
  if (chosen === undefined) return null
  return (
    <section class="stack-s" aria-labelledby="lines">
      <h2 id="lines">未满足的事项</h2>
      <fieldset class="switch">
        <legend class="vh">条件</legend>
        {open.map(({ id, count: of }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === chosen.id}
            onClick={() => navigate(pathIn(gateLinesPath(id)), { replace: true })}
          >
            {`${gateWords[id].name} ${count(of)}`}
          </button>
        ))}
      </fieldset>
      <LineTable
        key={`${chosen.id} ${asked.value?.check?.startedAt}`}
        cycle={cycle}
        gate={chosen.id}
        total={chosen.count}
      />
    </section>
  )
}

interface LineTableProps {
  readonly cycle: string
  readonly gate: GateId
  readonly total: number
}

function LineTable({ cycle, gate, total }: LineTableProps) {
  const { call } = useSession()
  const source = useCursorRows<GateLineBody>({
    question: `${cycle} ${gate}`,
    ask: (cursor, signal) => call('formalGateLines', { query: { cycle, gate, limit: pageSize, cursor } }, signal),
  })
  const lines = Array.from({ length: source.total ?? 0 }, (_, index) => source.rowAt(index))
  return (
    <>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      <div class="card field-scroll">
        <StackedTable heads={['地块编码', '街镇/园区', '由谁办理', '事项']} looks="gate-table">
          {lines.map((line, index) =>
            line === null || line === undefined ? null : <LineRow key={index} cycle={cycle} line={line} />,
          )}
        </StackedTable>
      </div>
      <MoreRows source={source} unit="项" of={total} />
    </>
  )
}

function LineRow({ cycle, line }: { readonly cycle: string; readonly line: GateLineBody }) {
  const { parcelCode, townCode, clearers, what } = line
  return (
    <tr>
      <th scope="row">
        <a class="nb" href={parcelPath(cycle, parcelCode)}>
          {parcelCode}
        </a>
      </th>
      <td class="nb">{townCode === null ? '未填' : (townName(townCode) ?? townCode)}</td>
      <td>{clearers.map(clearerName).join('、')}</td>
      <td>{what}</td>
    </tr>
  )
}
