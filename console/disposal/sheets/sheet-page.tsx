import { BackLink } from '../../frame/back-link.tsx'
import { FirstAnswer } from '../../list/first-answer.tsx'
import '../looks.ts'
import { useState } from 'preact/hooks'
import type { DisposalSheetDetail, DisposalSheetLine } from '#core/api/disposal-shapes.ts'
import { fieldOf } from '#core/form/form.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { localRows } from '#ui/table/local-rows.ts'
import { DetailCard } from '../../base-map/detail-card.tsx'
import { useAnswer } from '../../data/use-answer.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { Choice } from '../../list/choice.tsx'
import { CountedList } from '../../list/counted-list.tsx'
import { useQueryFilter } from '../../list/use-query-filter.ts'
import { disposalPlanPath } from '../../route/disposal-route.ts'
import { disposalAddress } from '../disposal-view.ts'
import { countsText, sheetOutcomeLooks, sheetOutcomeNames, sheetOutcomes } from './sheet-words.ts'

/** What an uploaded 处置方案表 led to, row by row. */
export function DisposalSheetPage({ id }: { readonly id: string }) {
  const pathIn = useCyclePath()
  const { value, failure, askAgain } = useAnswer('disposalSheetReport', { params: { id } })
  return (
    <>
      <BackLink to={pathIn(disposalAddress({ tab: 'sheets' }))}>返回处置方案表</BackLink>
      <PageHead title={value?.name ?? '上传结果'} />
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="逐行结果" />
      {value !== null && <Report report={value} />}
    </>
  )
}

function Report({ report }: { readonly report: DisposalSheetDetail }) {
  const { of, set } = useQueryFilter(['outcome'])
  const [opened, setOpened] = useState<DisposalSheetLine | null>(null)
  const outcome = sheetOutcomes.find((each) => each === of('outcome'))
  const ordered = report.lines.toSorted(
    (one, other) => sheetOutcomes.indexOf(one.outcome) - sheetOutcomes.indexOf(other.outcome) || one.row - other.row,
  )
  const shown = ordered.filter((line) => outcome === undefined || line.outcome === outcome)
  return (
    <>
      <section class="card card-body stack-s" aria-label="上传结果">
        <p>
          <b>{countsText(report.counts)}</b>
        </p>
        <p class="cap">{`${report.by} ${instantInTable(report.at)} 上传　SHA-256 ${report.sha256.slice(0, 8)}`}</p>
        {report.notes.map((note) => (
          <p key={note} class="sub">
            {note}
          </p>
        ))}
      </section>
      <div class="list-tools no-print">
        <Choice
          label="结果"
          value={outcome ?? ''}
          choices={sheetOutcomes.map((each) => [each, `${sheetOutcomeNames[each]} ${count(report.counts[each])} 行`])}
          onValue={(value) => {
            setOpened(null)
            set('outcome', value)
          }}
        />
      </div>
      <div class={opened === null ? 'base-split' : 'base-split is-open'}>
        <CountedList
          source={localRows(shown, `${report.id} ${outcome ?? ''}`)}
          amount={shown.length}
          label="逐行结果"
          unit="行"
          columns={columns}
          keyOf={({ sheet, row }) => `${sheet}/${row}`}
          onOpen={setOpened}
          empty="没有这种结果的行。"
        />
        {opened !== null && (
          <LineDetail key={`${opened.sheet}/${opened.row}`} line={opened} onClose={() => setOpened(null)} />
        )}
      </div>
    </>
  )
}

const columns: readonly Column<DisposalSheetLine>[] = [
  {
    key: 'outcome',
    title: '结果',
    width: 92,
    cell: ({ outcome }) => <span class={sheetOutcomeLooks[outcome]}>{sheetOutcomeNames[outcome]}</span>,
  },
  {
    key: 'parcelCode',
    title: '地块编码',
    width: 124,
    cell: ({ parcelCode, plan }) => {
      if (parcelCode === null) return <span class="is-blank">未填</span>
      return plan === null ? parcelCode : <a href={disposalPlanPath(plan)}>{parcelCode}</a>
    },
  },
  { key: 'row', title: '行', align: 'end', width: 56, cell: ({ row }) => row },
  {
    key: 'why',
    title: '说明',
    width: 260,
    grows: true,
    cell: (line) => <span title={whyText(line)}>{whyText(line)}</span>,
  },
]

function whyText({ why, written, conflicts }: DisposalSheetLine): string {
  if (why !== null) return why
  if (conflicts.length > 0) return `冲突 ${conflicts.length} 项：${labelsOf(conflicts)}`
  return written.length === 0 ? '' : `写入 ${written.length} 项：${labelsOf(written)}`
}

function labelsOf(fields: readonly string[]): string {
  return fields.map((field) => fieldOf(disposalPlanForm, field).label).join('、')
}

/** One row in full; of a refused one what it says, so that nothing is lost. */
function LineDetail({ line, onClose }: { readonly line: DisposalSheetLine; readonly onClose: () => void }) {
  const { sheet, row, outcome, plan, why, written, conflicts, refused } = line
  return (
    <DetailCard
      title={`${sheet} 第 ${row} 行`}
      beside={<span class={sheetOutcomeLooks[outcome]}>{sheetOutcomeNames[outcome]}</span>}
      onClose={onClose}
    >
      <div class="card-body stack-s">
        {why !== null && <p>{why}</p>}
        {conflicts.length > 0 && <p>{`与别人的修改冲突：${labelsOf(conflicts)}。请打开方案选择。`}</p>}
        {written.length > 0 && <p class="sub">{`已写入：${labelsOf(written)}`}</p>}
        {plan !== null && (
          <p>
            <a href={disposalPlanPath(plan)}>打开方案</a>
          </p>
        )}
        {refused !== null && (
          <dl class="base-fields" aria-label="这一行的内容">
            {Object.entries(refused).map(([key, value]) => {
              const field = fieldOf(disposalPlanForm, key)
              return (
                <div key={key}>
                  <dt>{field.label}</dt>
                  <dd>{formatWithUnit(field, value)}</dd>
                </div>
              )
            })}
          </dl>
        )}
      </div>
    </DetailCard>
  )
}
