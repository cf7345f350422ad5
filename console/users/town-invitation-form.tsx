import { useEffect, useState } from 'preact/hooks'
import { EntryForm } from '../entry/entry-form.tsx'
import { useOwnTowns } from '../list/form-fields.tsx'
import { useSession } from '../session/session.ts'

export interface TownInvitationFormProps {
  readonly cycle: string
  readonly onIssued: () => void
}

/** 邀请单: codes for all firms of a 街镇 that have neither account nor code, a slip each. */
export function TownInvitationForm({ cycle, onIssued }: TownInvitationFormProps) {
  const { call } = useSession()
  const ownTowns = useOwnTowns()
  const [file, setFile] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => () => (file === null ? undefined : URL.revokeObjectURL(file)), [file])
  return (
    <section class="card card-body stack" aria-label="按街镇生成邀请单">
      <h2>按街镇生成邀请单</h2>
      <p class="sub">
        为还没有账号、没有邀请码的用地主体各印一张，一次至多 300 家，其余再生成一次。邀请码只在这份文件里出现一次。
      </p>
      {file !== null && (
        <div role="status">
          <a class="btn btn-fill" href={file} download={`企业邀请单-${cycle}.zip`}>
            保存邀请单（只此一次）
          </a>
        </div>
      )}
      <EntryForm
        key={round}
        verb="生成邀请单"
        isQuiet
        read={(form) => ({ town: String(form.get('town') ?? ''), days: Number(form.get('days')) })}
        faultOf={() => null}
        send={async ({ town, days }) => {
          const blob = await call('inviteTown', { body: { cycle, town, days, address: window.location.origin } })
          setFile(URL.createObjectURL(blob))
          setRound(round + 1)
          onIssued()
        }}
        focus="town"
      >
        <div class="users-form">
          <label class="field">
            <span class="label">街镇/园区</span>
            <select class="select" name="town">
              {ownTowns.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span class="label">使用期限</span>
            <select class="select" name="days">
              <option value="14">14 天</option>
              <option value="30" selected>
                30 天
              </option>
            </select>
          </label>
        </div>
      </EntryForm>
    </section>
  )
}
