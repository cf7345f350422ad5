import { useState } from 'preact/hooks'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { today } from '../base/clock.ts'
import type { RemovedHere } from '../sync/removed.ts'
import { ActReason } from './act-reason.tsx'

export interface RemovedLineProps {
  readonly row: RemovedHere
  /** Signed in, and the server can be reached. */
  readonly canAsk: boolean
  readonly onGo: () => void
  readonly onRestore: (reason: string) => void
}

/** A row that is gone on the server: who took it out, why, and the way back. */
export function RemovedLine({ row, canAsk, onGo, onRestore }: RemovedLineProps) {
  const [isAsking, setAsking] = useState(false)
  const { parcelCode, name, reason = '', edits, withParcel, mayRestore = true } = row
  return (
    <li class="card-part removal-line">
      <p class="removal-head">
        <span class="removal-name">
          <b class="nb">{parcelCode}</b>
          {name !== '' && <span class="sub">{name}</span>}
        </span>
        <button type="button" class="link" onClick={onGo}>
          定位
        </button>
        {mayRestore && !withParcel && !isAsking && (
          <button type="button" class="link" disabled={!canAsk} onClick={() => setAsking(true)}>
            恢复
          </button>
        )}
      </p>
      <p class="cap">{`${whoText(row)}${reason === '' ? '' : `：${reason}`}`}</p>
      {edits > 0 && <p class="cap">{`本表有 ${count(edits)} 处修改没有上送，恢复后随同步上送。`}</p>}
      {!mayRestore && <p class="cap">您不能恢复这一行，请联系街镇或区专班。</p>}
      {isAsking && (
        <ActReason
          act="恢复"
          onAct={(text) => {
            setAsking(false)
            onRestore(text)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  )
}

/** 李强　今天 14:20 删除，含企业 2 行 */
function whoText({ by, at, firms, withParcel }: RemovedHere): string {
  const when = at === '' ? '' : `${instantText(at, today())} `
  const what = withParcel ? '随地块删除' : '删除'
  return `${by === '' ? '' : `${by}　`}${when}${by === '' && at === '' ? '已在服务器上' : ''}${what}${firms > 0 ? `，含企业 ${count(firms)} 行` : ''}`
}
