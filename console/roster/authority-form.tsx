import { mostNamedParcels, type ThirdPartyUnit } from '#core/api/third-parties.ts'
import { formById, formIds, isFormId } from '#core/forms/catalogue.ts'
import { layerNames } from '#core/record/layer.ts'
import { authorityLayers } from '#core/roster/authority.ts'
import { addMonths } from '#core/vocabulary/calendar-date.ts'
import { EntryForm } from '../entry/entry-form.tsx'
import type { EntryFault } from '../entry/set-up-entry.ts'
import { codesOfText } from '../list/codes-of-text.ts'
import { TextField, TickBoxes, useOwnTowns } from '../list/form-fields.tsx'
import { useSession } from '../session/session.ts'
import { blankFault, textOf } from './entry.ts'

export interface AuthorityFormProps {
  readonly unit: ThirdPartyUnit
  readonly onDone: () => void
  readonly onCancel: () => void
}

function read(form: FormData) {
  const all = (name: string): string[] => form.getAll(name).map(String)
  return {
    from: textOf(form, 'from'),
    until: textOf(form, 'until'),
    towns: all('towns'),
    parcelCodes: [...codesOfText(textOf(form, 'parcels'))],
    forms: all('forms').filter(isFormId),
    layers: authorityLayers.filter((layer) => all('layers').includes(layer)),
    reason: textOf(form, 'reason'),
  }
}

function faultOf(entry: ReturnType<typeof read>): EntryFault | null {
  const blank = blankFault(entry, { from: '起始日', until: '截止日', reason: '依据' })
  if (blank !== null) return blank
  if (entry.towns.length + entry.parcelCodes.length === 0) {
    return { field: 'parcels', title: '范围', detail: '没有选街镇，也没有填地块。', action: '请选街镇或填地块编码。' }
  }
  if (entry.parcelCodes.length <= mostNamedParcels) return null
  const detail = `共 ${entry.parcelCodes.length} 个，一次至多 ${mostNamedParcels} 个。`
  return { field: 'parcels', title: '地块编码', detail, action: '请分几份授权，或按整个街镇授权。' }
}

/** 授权: until when, on which parcels, what may be written. */
export function AuthorityForm({ unit, onDone, onCancel }: AuthorityFormProps) {
  const { call, today } = useSession()
  const ownTowns = useOwnTowns()
  const title = `授权：${unit.name}`
  return (
    <section class="card card-body stack" aria-label={title}>
      <h2>{title}</h2>
      <p class="sub">两端日期都算在内；授权之外，该单位的账号什么都看不到。地块分割、换码后授权跟着走。</p>
      <EntryForm
        verb="授权"
        read={read}
        faultOf={faultOf}
        send={async (entry) => {
          await call('giveAuthority', { body: { uscc: unit.uscc, ...entry } })
          onDone()
        }}
        focus="from"
      >
        <div class="users-form">
          <TextField label="起始日" name="from" type="date" value={today} />
          <TextField label="截止日" name="until" type="date" value={addMonths(today, 3)} />
          <TextField label="依据（合同、委托书等）" name="reason" maxLength={200} />
          <TickBoxes label="整个街镇/园区" name="towns" options={ownTowns} ticked={[]} />
          <label class="field is-wide">
            <span class="label">或指定地块编码（每行一个）</span>
            <textarea class="textarea" name="parcels" rows={3} />
          </label>
          <TickBoxes
            label="可填的表"
            name="forms"
            options={formIds.map((code) => ({ code, name: formById(code).title }))}
            ticked={formIds}
          />
          <TickBoxes
            label="可填的层（都不选即只看不填）"
            name="layers"
            options={authorityLayers.map((code) => ({ code, name: layerNames[code] }))}
            ticked={['onsite']}
          />
        </div>
      </EntryForm>
      <button type="button" class="link" onClick={onCancel}>
        取消
      </button>
    </section>
  )
}
