import type { RosterLine } from '#core/api/roster.ts'
import { rosterDuties, rosterDutyNames } from '#core/roster/entry.ts'
import { offices } from '#core/roster/office.ts'
import { useAnswer } from '../data/use-answer.ts'
import { EntryForm } from '../entry/entry-form.tsx'
import { TextField } from '../list/form-fields.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { blankFault, textOf } from './entry.ts'
import { EntryVersions } from './entry-versions.tsx'

export interface RosterEntryFormProps {
  /** Null adds a person. */
  readonly line: RosterLine | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

function read(form: FormData) {
  const duty = textOf(form, 'duty')
  return {
    office: textOf(form, 'office'),
    section: textOf(form, 'section'),
    duty: rosterDuties.find((code) => code === duty) ?? 'contact',
    name: textOf(form, 'name'),
    phone: textOf(form, 'phone'),
    account: textOf(form, 'account') || null,
    from: textOf(form, 'from'),
    until: textOf(form, 'until') || null,
  }
}

/** 新增或更改 one entry, with its earlier versions below. */
export function RosterEntryForm({ line, onDone, onCancel }: RosterEntryFormProps) {
  const title = line === null ? '新增名册记录' : `更改：${line.officeName} ${line.name}`
  return (
    <section class="card card-body stack" aria-label={title}>
      <h2>{title}</h2>
      <p class="sub">
        换人时给原来的人填截止日，再新增；旧版本都留存。替补只表示找谁，不带来任何权限：各人只有自己账号的权限。
      </p>
      {line === null ? <Fields line={null} onDone={onDone} /> : <Known line={line} onDone={onDone} />}
      <button type="button" class="link" onClick={onCancel}>
        取消
      </button>
    </section>
  )
}

/** The phone in full, where the reader may see it, comes with the versions. */
function Known({ line, onDone }: { readonly line: RosterLine; readonly onDone: () => void }) {
  const { value, failure, askAgain } = useAnswer('rosterEntry', { params: { id: line.id } })
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null) return <p class="sub">正在读取…</p>
  return (
    <>
      <Fields line={value.items[0] ?? line} onDone={onDone} />
      <EntryVersions items={value.items} />
    </>
  )
}

function Fields({ line, onDone }: { readonly line: RosterLine | null; readonly onDone: () => void }) {
  const { call, today } = useSession()
  return (
    <EntryForm
      verb="保存"
      read={read}
      faultOf={(entry) => blankFault(entry, { name: '姓名', from: '起始日' })}
      send={async (entry) => {
        await call('saveRosterEntry', { body: { id: line?.id ?? null, revision: line?.revision ?? 0, ...entry } })
        onDone()
      }}
      focus="name"
    >
      <div class="users-form">
        <label class="field">
          <span class="label">单位</span>
          <select class="select" name="office">
            {offices.map(({ code, name }) => (
              <option key={code} value={code} selected={code === line?.office}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <TextField label="科室" name="section" value={line?.section ?? ''} maxLength={40} />
        <label class="field">
          <span class="label">岗位</span>
          <select class="select" name="duty">
            {rosterDuties.map((code) => (
              <option key={code} value={code} selected={code === (line?.duty ?? 'contact')}>
                {rosterDutyNames[code]}
              </option>
            ))}
          </select>
        </label>
        <TextField label="姓名" name="name" value={line?.name ?? ''} maxLength={40} />
        <TextField label="电话" name="phone" value={line?.phone ?? ''} maxLength={40} />
        <TextField label="账号（选填）" name="account" value={line?.account ?? ''} maxLength={60} />
        <TextField label="起始日" name="from" type="date" value={line?.from ?? today} />
        <TextField label="截止日（在任的留空）" name="until" type="date" value={line?.until ?? ''} />
      </div>
    </EntryForm>
  )
}
