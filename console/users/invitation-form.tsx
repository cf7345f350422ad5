import { useState } from 'preact/hooks'
import { EntryField } from '../entry/entry-field.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import type { EntryFault } from '../entry/set-up-entry.ts'
import { codesOfText } from '../list/codes-of-text.ts'
import { useSession } from '../session/session.ts'

export interface InvitationFormProps {
  readonly cycle: string
  readonly onIssued: () => void
}

interface Order {
  readonly parcelCodes: readonly string[]
  readonly uscc: string
  readonly days: number
}

const most = 500

/** 生成邀请码: one code is shown here; more than one parcel's owners get theirs in a workbook. */
export function InvitationForm({ cycle, onIssued }: InvitationFormProps) {
  const { call } = useSession()
  const [code, setCode] = useState<{ readonly code: string; readonly uscc: string } | null>(null)
  const [file, setFile] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const send = async ({ parcelCodes, uscc, days }: Order): Promise<void> => {
    setCode(null)
    setFile(null)
    if (parcelCodes.length === 1 || uscc !== '') {
      const body = { cycle, parcelCodes: [...parcelCodes], days, ...(uscc === '' ? {} : { uscc }) }
      const issued = await call('issueInvitation', { body })
      setCode({ code: issued.code, uscc: issued.invitation.uscc })
    } else {
      const blob = await call('issueInvitations', { body: { cycle, parcelCodes: [...parcelCodes], days } })
      setFile(URL.createObjectURL(blob))
    }
    setRound(round + 1)
    onIssued()
  }
  return (
    <section class="card card-body stack" aria-label="生成邀请码">
      <h2>生成邀请码</h2>
      <p class="sub">
        一宗地块、一家企业的，码显示在这里；多宗的，为各宗的用地主体成批生成，导出为工作簿。码都只出现这一次。
      </p>
      <div role="status">
        {code !== null && (
          <div class="stack">
            <p>{`交给企业 ${code.uscc}：`}</p>
            <p class="one-time">{code.code}</p>
          </div>
        )}
        {file !== null && (
          <a class="btn btn-fill" href={file} download={`企业邀请码-${cycle}.xlsx`}>
            保存邀请码工作簿（只此一次）
          </a>
        )}
      </div>
      <EntryForm key={round} verb="生成邀请码" read={readOrder} faultOf={faultOf} send={send} focus="parcels">
        <div class="users-form">
          <label class="field is-wide">
            <span class="label">{`地块编码（每行一个，至多 ${most} 个）`}</span>
            <textarea class="textarea" name="parcels" rows={3} />
          </label>
          <EntryField label="企业信用代码（承租企业才填）" name="uscc" autocomplete="off" maxLength={18} />
          <label class="field">
            <span class="label">有效期</span>
            <select class="select" name="days">
              <option value="7">7 天</option>
              <option value="14" selected>
                14 天
              </option>
              <option value="30">30 天</option>
            </select>
          </label>
        </div>
      </EntryForm>
    </section>
  )
}

function readOrder(form: FormData): Order {
  return {
    parcelCodes: codesOfText(String(form.get('parcels') ?? '')),
    uscc: String(form.get('uscc') ?? '')
      .normalize('NFKC')
      .trim()
      .toUpperCase(),
    days: Number(form.get('days')),
  }
}

function faultOf({ parcelCodes }: Order): EntryFault | null {
  if (parcelCodes.length === 0) {
    return { field: 'parcels', title: '地块编码', detail: '未填。', action: '请填写要邀请的地块，每行一个。' }
  }
  if (parcelCodes.length <= most) return null
  const detail = `共 ${parcelCodes.length} 个，一次至多 ${most} 个。`
  return { field: 'parcels', title: '地块编码', detail, action: '请分几次生成。' }
}
