import './bulk.css'
import type { ComponentChildren } from 'preact'
import { count } from '#ui/number.ts'

export interface PreviewGroup {
  /** Why it will not be done for these; null for those it will be done for. */
  readonly why: string | null
  readonly parcels: number
  /** Some of them. */
  readonly samples: ComponentChildren
}

export interface PreviewCardProps {
  /** 核定, 列入, 停止适用. */
  readonly verb: string
  /** How many in all, in a sentence or two. */
  readonly summary: ComponentChildren
  readonly ready: number
  readonly groups: readonly PreviewGroup[]
  readonly isBusy: boolean
  readonly onRun: () => void
  readonly onBack: () => void
  readonly onCancel?: () => void
}

/** For how many an act will work and for how many not and why, before anything is done. */
export function PreviewCard(props: PreviewCardProps) {
  const { verb, summary, ready, groups, isBusy, onRun, onBack, onCancel } = props
  return (
    <div class="bulk-preview stack-s">
      <p role="status">{summary}</p>
      <ul class="bulk-groups">
        {groups.map(({ why, parcels, samples }) => (
          <li key={why}>
            <p>
              {why === null ? (
                <span class="badge badge-ok">{`可${verb}`}</span>
              ) : (
                <>
                  <span class="badge badge-warn">不办</span> {why}
                </>
              )}{' '}
              <b class="nb">{`${count(parcels)} 宗`}</b>
            </p>
            {samples}
          </li>
        ))}
      </ul>
      <div class="row">
        {ready > 0 && (
          <button
            type="button"
            class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
            onClick={() => !isBusy && onRun()}
          >
            {`${verb} ${count(ready)} 宗`}
          </button>
        )}
        <button type="button" class="btn" onClick={onBack}>
          返回修改
        </button>
        {onCancel !== undefined && (
          <button type="button" class="btn" onClick={onCancel}>
            取消
          </button>
        )}
      </div>
    </div>
  )
}
