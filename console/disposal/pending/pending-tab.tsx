import { useCallback, useMemo, useState } from 'preact/hooks'
import type { DisposalCandidate, DisposalOpened } from '#core/api/disposal-shapes.ts'
import { formatNumber } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import type { Column } from '#ui/table/column.ts'
import { mayAsk } from '../../frame/entries.ts'
import { Choice } from '../../list/choice.tsx'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { useOwnTowns } from '../../list/form-fields.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useParcelSelection } from '../../parcels/use-parcel-selection.ts'
import { navigate } from '../../route/place.ts'
import { parcelPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import type { DisposalView } from '../disposal-view.ts'
import { NotDecided } from './not-decided.tsx'
import { OpenedReport } from './opened-report.tsx'
import { useOpening } from './use-opening.ts'

export interface PendingTabProps {
  readonly cycle: string
  readonly view: DisposalView
  readonly onView: (view: DisposalView) => void
}

const columns: readonly Column<DisposalCandidate>[] = [
  {
    key: 'parcelCode',
    title: '地块编码',
    width: 124,
    cell: ({ cycle, parcelCode }) =>
      cycle === null ? parcelCode : <a href={parcelPath(cycle, parcelCode)}>{parcelCode}</a>,
  },
  {
    key: 'decidedClass',
    title: '类别',
    width: 52,
    cell: ({ decidedClass }) => <ClassBadge class={decidedClass} formal none="无" />,
  },
  {
    key: 'town',
    title: '街镇',
    width: 144,
    cell: ({ townCode }) => (townCode === null ? '' : (townName(townCode) ?? townCode)),
  },
  {
    key: 'landClass',
    title: '用地类别',
    width: 76,
    cell: ({ landClass }) => landClass ?? <span class="is-blank">未填</span>,
  },
  {
    key: 'landArea',
    title: '土地面积',
    unit: 'm²',
    align: 'end',
    width: 124,
    cell: ({ landArea }) => (landArea === null ? <span class="is-blank">未填</span> : formatNumber(landArea, 2)),
  },
  { key: 'origin', title: '列入原因', width: 160, cell: ({ origin }) => <span title={origin}>{origin}</span> },
  {
    key: 'name',
    title: '坐落',
    width: 180,
    grows: true,
    cell: ({ parcelName }) => <span title={parcelName ?? ''}>{parcelName ?? <span class="is-blank">未填</span>}</span>,
  },
]

/** 待编方案: parcels of the 低效 list without a plan; some or all are given one, with the reasons the evaluation shows. */
export function PendingTab({ cycle, view, onView }: PendingTabProps) {
  const { call, account } = useSession()
  const towns = useOwnTowns()
  const [sel, setSel] = useState<readonly string[] | 'all'>([])
  const [report, setReport] = useState<DisposalOpened['items'] | null>(null)
  const filter = view.town === '' ? {} : { town: view.town }
  const rows = useCountedRows(JSON.stringify(filter), (cursor, signal) =>
    call('disposalCandidates', { query: { ...filter, limit: 200, cursor } }, signal),
  )
  const total = rows.amount ?? 0
  const onSel = useCallback((next: typeof sel) => setSel(next), [])
  const selection = useParcelSelection(sel, total, onSel)
  const onDone = useCallback(
    (items: DisposalOpened['items']) => {
      setSel([])
      setReport(items)
      rows.source.askAgain()
    },
    [rows.source.askAgain],
  )
  const opening = useOpening(view.town, onDone)
  const mayOpenPlans = mayAsk('openDisposalPlans', account.role)
  const townsChoice = useMemo(() => towns.map(({ code, name }) => [code, name] as const), [towns])
  if (rows.amount === 0 && view.town === '' && report === null) return <NotDecided cycle={cycle} />
  return (
    <>
      {report !== null && <OpenedReport items={report} onClose={() => setReport(null)} />}
      {towns.length > 1 && (
        <div class="list-tools no-print">
          <Choice
            label="街镇"
            value={view.town}
            choices={townsChoice}
            onValue={(town) => {
              setSel([])
              onView({ ...view, town })
            }}
          />
        </div>
      )}
      {opening.failure !== null && <FailureNotice failure={opening.failure} />}
      {opening.running !== null && (
        <Progress title="正在建立处置方案" {...opening.running} unit="宗" onCancel={opening.cancel} />
      )}
      {mayOpenPlans && opening.running === null && total > 0 && (
        <div class="batch-bar no-print">
          <span class="nb">
            {selection.size === 0 ? `共 ${count(total)} 宗，可勾选一部分` : `已选 ${count(selection.size)} 宗`}
          </span>
          <button
            type="button"
            class="btn btn-fill"
            onClick={() => void opening.start(selection.size === 0 || sel === 'all' ? 'all' : sel, total)}
          >
            {selection.size === 0 || sel === 'all'
              ? `为全部 ${count(total)} 宗建方案`
              : `为 ${count(selection.size)} 宗建方案`}
          </button>
          <span class="cap">方案带出底版和审定内容，低效原因由评估得出，其余由街镇填写。</span>
        </div>
      )}
      <CountedList
        {...rows}
        label="待编方案的地块"
        unit="宗"
        columns={columns}
        keyOf={({ parcelCode }) => parcelCode}
        onOpen={({ cycle: year, parcelCode }) => year !== null && navigate(parcelPath(year, parcelCode))}
        {...(mayOpenPlans ? { selection } : {})}
        empty="没有待编方案的地块：低效清单上的地块都已有方案。"
      />
    </>
  )
}
