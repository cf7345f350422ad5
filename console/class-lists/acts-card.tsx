import { useState } from 'preact/hooks'
import type { ListActBody } from '#core/api/class-list-shapes.ts'
import { listActNames } from '#core/class-lists/act-kind.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { useSession } from '../session/session.ts'

export interface ActsCardProps {
  readonly about: 'list' | 'policies'
  /** Grows with every decision that was made beside this list. */
  readonly round: number
  readonly onUndone: () => void
}

const pageSize = 20

/** 决定记录: what was decided, when and by whom; each can be taken back whole while nothing came after it. */
export function ActsCard({ about, round, onUndone }: ActsCardProps) {
  const { call } = useSession()
  const act = useAct()
  const [undoing, setUndoing] = useState<ListActBody | null>(null)
  const source = useCursorRows<ListActBody>({
    question: `${about} ${round}`,
    ask: (cursor, signal) => call('classListActs', { query: { about, limit: pageSize, cursor } }, signal),
  })
  const undo = async (reason: string): Promise<void> => {
    if (undoing === null) return
    const request = { params: { id: undoing.id }, body: { reason } }
    if (!(await act.run('undo', () => call('undoClassListAct', request)))) return
    setUndoing(null)
    onUndone()
  }
  return (
    <div class="stack">
      <h2>决定记录</h2>
      {undoing !== null && (
        <div class="card card-body">
          <ActForm
            act={`撤销第 ${undoing.number} 号决定`}
            consequence={`${listActNames[undoing.kind]} ${count(undoing.parcels)} 宗一并撤回；决定和撤销都留在记录里。`}
            reason={{ label: '撤销理由（必填，5–500 字）', shortest: 5, longest: 500, advice: '请写明为什么撤销。' }}
            isBusy={act.running !== null}
            failure={act.failure}
            onRun={(reason) => void undo(reason)}
            onCancel={() => setUndoing(null)}
          />
        </div>
      )}
      <ListCard
        label="决定记录"
        heads={['号', '决定', '宗数', '决定日期', '理由', '办理人']}
        figures={['号', '宗数']}
        isWide
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line) => <ActRow key={line.id} line={line} onUndo={setUndoing} />}
        emptyTitle="还没有决定"
        emptyText="办理后，每次决定连同理由、纪要和宗数列在这里。"
      />
      <MoreRows source={source} unit="次" of={null} />
    </div>
  )
}

function ActRow({ line, onUndo }: { readonly line: ListActBody; readonly onUndo: (line: ListActBody) => void }) {
  const { number, kind, ground, parcels, decidedOn, reason, minutes, by, at, undone, mayUndo } = line
  return (
    <tr>
      <td class="num">{number}</td>
      <th scope="row">
        {listActNames[kind]}
        <span class="cap class-below">{ground}</span>
      </th>
      <td class="num nb">{`${count(parcels)} 宗`}</td>
      <td class="nb">{decidedOn}</td>
      <td class="class-words">
        {reason}
        {minutes !== null && <span class="cap class-below">{`纪要 ${minutes}`}</span>}
        {undone !== null && (
          <span class="class-below">
            <span class="badge badge-warn">已撤销</span>
            <span class="cap">{` ${undone.by} ${instantInTable(undone.at)}：${undone.reason}`}</span>
          </span>
        )}
      </td>
      <td>
        {by}
        <span class="cap class-below nb">{instantInTable(at)}</span>
      </td>
      <td>
        {mayUndo && (
          <button type="button" class="btn btn-s" onClick={() => onUndo(line)}>
            撤销
            <span class="vh">{`第 ${number} 号决定`}</span>
          </button>
        )}
      </td>
    </tr>
  )
}
