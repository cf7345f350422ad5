import { useState } from 'preact/hooks'
import type { OwnValue } from '#core/api/disputes.ts'
import { sameCell } from '#core/record/merge.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useOneAct } from '../act/use-act.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { textOf } from '../department-data/words.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { fieldOf, labelOf } from '../notice/field-words.ts'
import { disputePath } from '../route/dispute-route.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { DisputeStateBadge } from './dispute-state-badge.tsx'
import { departmentsText } from './dispute-words.ts'
import { OpenForm } from './open-form.tsx'

const choices = [
  ['different', '与填报不同的'],
  ['open', '还没有确认的'],
] as const

const isShown: Readonly<Record<string, (own: OwnValue) => boolean>> = {
  different: ({ value, below }) => !sameCell(value, below),
  open: ({ confirmed, dispute }) => confirmed === null && dispute === null,
}

function placeOf({ form, key, field }: OwnValue): string {
  return `${form} ${key} ${field}`
}

/** 核定值: what departments say of the firm's own rows; each is confirmed, or disputed. */
export function ValuesTab({ cycle }: { readonly cycle: string }) {
  const { call } = useSession()
  const { value, failure, askAgain } = useAnswer('ownDepartmentValues', { query: { cycle } })
  const { of, set } = useQueryFilter(['show'])
  const [asked, setAsked] = useState<string | null>(null)
  const [isConfirming, setConfirming] = useState(false)
  const act = useOneAct()
  const show = of('show')
  const items = value?.items ?? null
  const lines = items?.filter(isShown[show] ?? (() => true)) ?? null
  const unanswered = (lines ?? []).filter((own) => own.confirmed === null && own.dispute === null)
  const own = items?.find((each) => placeOf(each) === asked) ?? null
  const field = own === null ? null : fieldOf(own.form, own.field)
  const confirm = async (chosen: readonly OwnValue[]): Promise<void> => {
    const body = {
      cycle,
      items: chosen.map(({ form, key, field, value }) => ({ form, key, field, value })).slice(0, 500),
    }
    const isDone = await act.run(async () => {
      await call('confirmDepartmentValues', { body })
    })
    if (isDone) setConfirming(false)
    tellChanged('ownDepartmentValues')
  }
  return (
    <>
      <p class="sub">
        部门核定值优先于填报值用于评估。请逐项核对：无误的确认；不同意的提异议并上传凭证，由核定部门答复。
      </p>
      {own !== null && field !== null && (
        <OpenForm key={placeOf(own)} cycle={cycle} own={own} field={field} onClose={() => setAsked(null)} />
      )}
      {items !== null && items.length > 0 && (
        <div class="list-tools no-print">
          <Choice label="显示" value={show} choices={choices} onValue={(next) => set('show', next)} />
          {unanswered.length > 1 && !isConfirming && (
            <button type="button" class="btn" onClick={() => setConfirming(true)}>
              {`确认列出的 ${count(unanswered.length)} 项`}
            </button>
          )}
        </div>
      )}
      {isConfirming && (
        <section class="batch-bar" aria-label="确认部门核定值">
          <p>{`确认列出的 ${count(unanswered.length)} 项部门核定值无误，记录您的姓名和时间。核定值以后有变动的，需要重新确认。`}</p>
          <div class="row">
            <button
              type="button"
              class={act.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
              onClick={() => void confirm(unanswered)}
            >
              确认无误
            </button>
            <button type="button" class="btn btn-bare" onClick={() => setConfirming(false)}>
              取消
            </button>
          </div>
        </section>
      )}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <ListCard
        label="部门核定值"
        heads={['字段', '地块', '部门核定', '填报、现场', '部门', '您的意见']}
        lines={lines}
        failure={failure}
        onRetry={askAgain}
        row={(each: OwnValue) => (
          <ValueLine
            key={placeOf(each)}
            cycle={cycle}
            own={each}
            isBusy={act.isBusy}
            onConfirm={() => void confirm([each])}
            onDispute={() => setAsked(placeOf(each))}
          />
        )}
        emptyTitle={items !== null && items.length > 0 ? '没有符合条件的核定值' : '还没有部门核定值'}
        emptyText={
          items !== null && items.length > 0 ? '换一个条件再看。' : '部门导入核定数据后，会列在这里，请届时核对。'
        }
      />
    </>
  )
}

interface ValueLineProps {
  readonly cycle: string
  readonly own: OwnValue
  readonly isBusy: boolean
  readonly onConfirm: () => void
  readonly onDispute: () => void
}

function ValueLine({ cycle, own, isBusy, onConfirm, onDispute }: ValueLineProps) {
  const pathIn = useCyclePath()
  const { form, field, value, below, confirmed, dispute, isLocked, by, at } = own
  const label = labelOf(form, field)
  const isOpen = confirmed === null && dispute === null
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <a href={pathIn(`${parcelPath(cycle, own.parcelCode)}?tab=data`)} class="nb">
          {own.parcelCode}
        </a>
        {own.uscc !== null && <span class="cap base-below">{own.name}</span>}
      </td>
      <td class={sameCell(value, below) ? 'nb' : 'nb dept-far'}>{textOf(form, field, value)}</td>
      <td class="nb">{textOf(form, field, below)}</td>
      <td>
        {departmentsText(own)}
        <span class="cap base-below">{`${by} ${instantInTable(at)}`}</span>
      </td>
      <td>
        {confirmed !== null && <span class="badge badge-ok">已确认</span>}
        {confirmed !== null && <span class="cap base-below">{`${confirmed.by} ${instantInTable(confirmed.at)}`}</span>}
        {dispute !== null && (
          <a class="link" href={pathIn(disputePath(dispute.id))}>
            <DisputeStateBadge state={dispute.state} />
            <span class="vh">{`${label}的异议`}</span>
          </a>
        )}
        {isOpen && <span class="cap">{isLocked ? '地块已锁定' : '未答复'}</span>}
      </td>
      <td class="dispute-acts-cell">
        {isOpen && (
          <button
            type="button"
            class={isBusy ? 'btn btn-s is-busy' : 'btn btn-s'}
            onClick={() => !isBusy && onConfirm()}
          >
            确认
            <span class="vh">{`${label} ${own.parcelCode}`}</span>
          </button>
        )}
        {dispute === null && !isLocked && (
          <button type="button" class="btn btn-s" onClick={onDispute}>
            提异议
            <span class="vh">{`${label} ${own.parcelCode}`}</span>
          </button>
        )}
      </td>
    </tr>
  )
}
