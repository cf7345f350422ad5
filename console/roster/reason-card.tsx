import { EntryForm } from '../entry/entry-form.tsx'
import { TextField } from '../list/form-fields.tsx'
import { blankFault, textOf } from './entry.ts'

export interface ReasonCardProps {
  readonly title: string
  /** What will happen. */
  readonly text: string
  readonly verb: string
  readonly send: (reason: string) => Promise<void>
  readonly onCancel: () => void
}

/** An act that is on record with its reason. */
export function ReasonCard({ title, text, verb, send, onCancel }: ReasonCardProps) {
  return (
    <section class="card card-body stack" aria-label={title}>
      <h2>{title}</h2>
      <p class="sub">{text}</p>
      <EntryForm
        verb={verb}
        read={(form) => ({ reason: textOf(form, 'reason') })}
        faultOf={(entry) => blankFault(entry, { reason: '原因' })}
        send={({ reason }) => send(reason)}
        focus="reason"
      >
        <TextField label="原因（留痕）" name="reason" maxLength={200} />
      </EntryForm>
      <button type="button" class="link" onClick={onCancel}>
        取消
      </button>
    </section>
  )
}
