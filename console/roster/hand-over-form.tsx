import { useState } from 'preact/hooks'
import type { AuthorityLine, ThirdPartyUnit } from '#core/api/third-parties.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { EntryForm } from '../entry/entry-form.tsx'
import { useCycle } from '../frame/use-cycle.ts'
import { codesOfText } from '../list/codes-of-text.ts'
import { TextField } from '../list/form-fields.tsx'
import { useSession } from '../session/session.ts'
import { blankFault, textOf } from './entry.ts'
import { ParcelProgress } from './parcel-progress.tsx'

export interface HandOverFormProps {
  readonly authority: AuthorityLine
  readonly unitName: string
  /** Those that may receive. */
  readonly others: readonly ThirdPartyUnit[]
  readonly onDone: () => void
  readonly onCancel: () => void
}

interface Seen {
  readonly asked: string
  readonly preview: AnswerOf<'previewHandOver'>
}

function read(form: FormData) {
  const codes = codesOfText(textOf(form, 'parcels'))
  return {
    toUscc: textOf(form, 'toUscc'),
    until: textOf(form, 'until'),
    reason: textOf(form, 'reason'),
    parcelCodes: codes.length === 0 ? null : [...codes],
  }
}

/** 移交: what is unfinished is looked at first; the same button then hands over what was seen. */
export function HandOverForm({ authority, unitName, others, onDone, onCancel }: HandOverFormProps) {
  const { call } = useSession()
  const cycle = useCycle()
  const [seen, setSeen] = useState<Seen | null>(null)
  const params = { id: authority.id }
  const title = `移交：${unitName}`
  return (
    <section class="card card-body stack" aria-label={title}>
      <h2>{title}</h2>
      <p class="sub">交出后原单位即刻看不到这些地块，接收单位按原授权的表和层接手；接收单位还没有填写前可以撤回。</p>
      <EntryForm
        key={seen?.asked ?? ''}
        verb={seen === null ? '看哪些未完成' : `移交 ${count(seen.preview.total)} 宗`}
        read={read}
        faultOf={(entry) => blankFault(entry, { toUscc: '接收单位', until: '截止日', reason: '原因' })}
        send={async (entry) => {
          const { toUscc, until, reason, parcelCodes } = entry
          const asked = JSON.stringify(entry)
          const look = async (): Promise<void> => {
            setSeen({ asked, preview: await call('previewHandOver', { params, body: { cycle, parcelCodes } }) })
          }
          if (seen?.asked !== asked) return look()
          const { total, unfinished } = seen.preview
          const body = { cycle, toUscc, parcelCodes, until, reason, total, unfinished }
          await call('handOver', { params, body }).catch(async (refusal: unknown) => {
            // What was seen may be what has changed: the next try is on what stands now.
            await look()
            throw refusal
          })
          onDone()
        }}
        focus="reason"
      >
        <Fields others={others} authority={authority} asked={seen === null ? null : JSON.parse(seen.asked)} />
      </EntryForm>
      {seen !== null && <ParcelProgress answer={seen.preview} />}
      <button type="button" class="link" onClick={onCancel}>
        取消
      </button>
    </section>
  )
}

interface FieldsProps extends Pick<HandOverFormProps, 'others' | 'authority'> {
  /** As it was last sent; null before. */
  readonly asked: ReturnType<typeof read> | null
}

function Fields({ others, authority, asked }: FieldsProps) {
  return (
    <div class="users-form">
      <label class="field">
        <span class="label">接收单位</span>
        <select class="select" name="toUscc" defaultValue={asked?.toUscc ?? others[0]?.uscc ?? ''}>
          {others.map(({ uscc, name }) => (
            <option key={uscc} value={uscc} selected={uscc === asked?.toUscc}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <TextField label="接收单位的截止日" name="until" type="date" value={asked?.until ?? authority.until} />
      <TextField label="原因（留痕）" name="reason" maxLength={200} value={asked?.reason ?? ''} />
      <label class="field is-wide">
        <span class="label">地块编码（每行一个；不填即本年度全部）</span>
        <textarea class="textarea" name="parcels" rows={2} defaultValue={asked?.parcelCodes?.join('\n') ?? ''} />
      </label>
    </div>
  )
}
