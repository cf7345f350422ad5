import type { Role } from '#core/access/role.ts'
import { rowStatuses, rowStatusNames } from '#core/record/status.ts'
import { count } from '#ui/number.ts'
import { maySubmit, type ParcelStanding, type SubmitRefusal } from '../sync/submit.ts'

export interface SubmitCardProps {
  readonly role: Role
  readonly standings: readonly ParcelStanding[]
  readonly refusals: readonly SubmitRefusal[]
  /** Parcels with something that must be corrected, explained or sent first. */
  readonly held: ReadonlySet<string>
  readonly onSubmit: (parcels: readonly ParcelStanding[]) => void
}

const shown = 20

/** 提交: how far the workbook's parcels are, and handing in those that may be. */
export function SubmitCard({ role, standings, refusals, held, onSubmit }: SubmitCardProps) {
  const open = standings.filter((parcel) => maySubmit(role, parcel.status))
  const ready = open.filter((parcel) => !held.has(parcel.parcelCode))
  if (standings.length === 0) return null
  const parts = rowStatuses.flatMap((status) => {
    const number = standings.filter((parcel) => parcel.status === status).length
    return number === 0 ? [] : [`${rowStatusNames[status]} ${count(number)} 宗`]
  })
  return (
    <section class="card card-part submit" aria-label="提交">
      <h2 class="pane-title">提交</h2>
      <p class="sub">{parts.join('，')}</p>
      {open.length > ready.length && (
        <p class="sub">{`${count(open.length - ready.length)} 宗还有须改正、须说明或未发送的内容，暂不能提交。`}</p>
      )}
      {refusals.length > 0 && (
        <ul class="field-error">
          {refusals.slice(0, shown).map(({ parcelCode, message }) => (
            <li key={parcelCode}>{`${parcelCode}：${message}`}</li>
          ))}
        </ul>
      )}
      {ready.length > 0 && (
        <button type="button" class="btn" onClick={() => onSubmit(ready)}>
          {`提交 ${count(ready.length)} 宗`}
        </button>
      )}
    </section>
  )
}
