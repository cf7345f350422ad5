import { useState } from 'preact/hooks'
import type { AuthorityLine } from '#core/api/third-parties.ts'
import { authorityStateNames } from '#core/roster/authority.ts'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useCycle } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { ParcelProgress } from './parcel-progress.tsx'
import { rangeWords, stateLooks, writesWords } from './words.ts'

export interface AuthoritiesListProps {
  readonly lines: readonly AuthorityLine[] | null
  readonly nameOf: (uscc: string) => string
  readonly failure: unknown
  readonly onRetry: () => void
  readonly onEnd: (line: AuthorityLine) => void
  readonly onHandOver: (line: AuthorityLine) => void
}

/** 授权: who may what until when; the parcels of one are shown below it. */
export function AuthoritiesList({ lines, nameOf, failure, onRetry, onEnd, onHandOver }: AuthoritiesListProps) {
  const [shown, setShown] = useState<string | null>(null)
  return (
    <>
      <ListCard
        label="授权清单"
        heads={['单位', '期限', '范围', '可填', '状态']}
        isWide
        lines={lines}
        failure={failure}
        onRetry={onRetry}
        row={(line) => (
          <tr key={line.id}>
            <th scope="row">
              {nameOf(line.uscc)}
              <span class="cap roster-below">{`${instantInTable(line.givenAt)} ${line.givenBy}授权：${line.reason}`}</span>
            </th>
            <td class="roster-days">
              <span class="nb">{line.from}</span> <span class="nb">{`至 ${line.until}`}</span>
            </td>
            <td class="roster-text">{rangeWords(line)}</td>
            <td class="roster-text">{writesWords(line)}</td>
            <td>
              <span class={stateLooks[line.state]} title={line.ended?.reason}>
                {authorityStateNames[line.state]}
              </span>
            </td>
            <td>
              <div class="row">
                <button
                  type="button"
                  class="btn btn-s"
                  aria-expanded={shown === line.id}
                  onClick={() => setShown(shown === line.id ? null : line.id)}
                >
                  进度
                </button>
                {line.mayChange && (line.state === 'running' || line.state === 'coming') && (
                  <>
                    <button type="button" class="btn btn-s" onClick={() => onHandOver(line)}>
                      移交
                    </button>
                    <button type="button" class="btn btn-s" onClick={() => onEnd(line)}>
                      终止
                    </button>
                  </>
                )}
              </div>
            </td>
          </tr>
        )}
        emptyTitle="还没有授权"
        emptyText="登记单位后，由区专班或街镇审核授权；没有授权的单位看不到任何地块。"
      />
      {shown !== null && <AuthorityProgress id={shown} key={shown} />}
    </>
  )
}

function AuthorityProgress({ id }: { readonly id: string }) {
  const cycle = useCycle()
  const { value, failure, askAgain } = useAnswer('authorityParcels', { params: { id }, query: { cycle } })
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  return (
    <div class="card card-body">
      {value === null ? <p class="sub">正在读取…</p> : <ParcelProgress answer={value} />}
    </div>
  )
}
