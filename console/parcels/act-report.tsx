import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { parcelPath } from '../route/route.ts'
import type { TransitionOutcome } from './transition-job.ts'

export interface ActReportProps {
  readonly verb: string
  readonly cycle: string
  readonly outcomes: readonly TransitionOutcome[]
  readonly onClose: () => void
}

const listed = 100

/** What a batch did: how many, and each parcel it did not do with the reason. */
export function ActReport({ verb, cycle, outcomes, onClose }: ActReportProps) {
  const refused = outcomes.filter((outcome) => outcome.refusal !== null)
  const done = outcomes.length - refused.length
  const isClean = refused.length === 0
  return (
    <section class={isClean ? 'banner banner-ok' : 'banner banner-warn'} aria-label="办理结果">
      <Icon name={isClean ? 'done' : 'warning'} />
      <div class="banner-text">
        <p role="status">
          <strong>{`已${verb} ${count(done)} 宗${isClean ? '' : `，${count(refused.length)} 宗未办理`}`}</strong>
        </p>
        <ul class="act-report">
          {refused.slice(0, listed).map(({ parcelCode, refusal }) => (
            <li key={parcelCode}>
              <a href={parcelPath(cycle, parcelCode)} class="nb">
                {parcelCode}
              </a>
              <span>{refusal}</span>
            </li>
          ))}
        </ul>
        {refused.length > listed && (
          <p class="cap">{`其余 ${count(refused.length - listed)} 宗未列出，可按状态筛选查看。`}</p>
        )}
      </div>
      <button type="button" class="btn btn-s" onClick={onClose}>
        关闭
      </button>
    </section>
  )
}
