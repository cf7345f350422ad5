import type { ThirdPartyUnit } from '#core/api/third-parties.ts'
import { EntryForm } from '../entry/entry-form.tsx'
import { TextField } from '../list/form-fields.tsx'
import { useSession } from '../session/session.ts'
import { blankFault, textOf } from './entry.ts'

export interface UnitFormProps {
  /** Null registers a new one. */
  readonly unit: ThirdPartyUnit | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** 登记第三方单位, or change what is registered. */
export function UnitForm({ unit, onDone, onCancel }: UnitFormProps) {
  const { call } = useSession()
  const title = unit === null ? '登记第三方单位' : `更改登记：${unit.name}`
  return (
    <section class="card card-body stack" aria-label={title}>
      <h2>{title}</h2>
      <p class="sub">登记后才能授权；账号由系统管理员按统一社会信用代码新建。联系方式加密保存。</p>
      <EntryForm
        verb="保存"
        read={(form) => ({
          uscc: textOf(form, 'uscc'),
          name: textOf(form, 'name'),
          contractNo: textOf(form, 'contractNo'),
          contactName: textOf(form, 'contactName'),
          contactPhone: textOf(form, 'contactPhone'),
        })}
        faultOf={(entry) => blankFault(entry, { name: '单位名称', uscc: '统一社会信用代码' })}
        send={async (entry) => {
          await call('saveThirdParty', { body: { ...entry, revision: unit?.revision ?? 0 } })
          onDone()
        }}
        focus="uscc"
      >
        <div class="users-form">
          <TextField label="单位名称" name="name" value={unit?.name ?? ''} maxLength={60} />
          <TextField
            label="统一社会信用代码"
            name="uscc"
            value={unit?.uscc ?? ''}
            maxLength={18}
            isFixed={unit !== null}
          />
          <TextField label="合同编号" name="contractNo" value={unit?.contractNo ?? ''} maxLength={60} />
          <TextField label="联系人" name="contactName" value={unit?.contactName ?? ''} maxLength={40} />
          <TextField label="联系电话" name="contactPhone" value={unit?.contactPhone ?? ''} maxLength={40} />
        </div>
      </EntryForm>
      <button type="button" class="link" onClick={onCancel}>
        取消
      </button>
    </section>
  )
}
