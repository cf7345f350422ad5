import { useState } from 'preact/hooks'
import type { ActPreview } from '#core/api/class-list-shapes.ts'
import type { ClassPolicyBody, PolicyOrder } from '#core/api/class-policies.ts'
import { towns } from '#core/vocabulary/district.ts'
import { LabelledArea, LabelledChoice, LabelledDay } from '#ui/form/labelled.tsx'
import { useAct } from '../act/use-act.ts'
import { codesOfText } from '../list/codes-of-text.ts'
import { useSession } from '../session/session.ts'
import { CodesField } from './codes-field.tsx'
import { firstFault } from './first-fault.ts'
import { PreviewedForm } from './previewed-form.tsx'

export interface PolicyActFormProps {
  readonly kind: 'apply' | 'end'
  readonly policy: ClassPolicyBody
  /** The decided year whose class counts. */
  readonly cycle: string
  readonly codes: readonly string[]
  readonly onDone: () => void
  readonly onCancel: () => void
}

const shortest = 5
const wholeDistrict = 'all'
const named = 'named'

/** 适用 or 停止适用 a policy: to which parcels, from when, why; previewed before it is recorded. */
export function PolicyActForm({ kind, policy, cycle, codes, onDone, onCancel }: PolicyActFormProps) {
  const { call, today } = useSession()
  const act = useAct()
  const [whom, setWhom] = useState<string>(kind === 'end' || codes.length > 0 ? named : wholeDistrict)
  const [text, setText] = useState(codes.join('\n'))
  const [from, setFrom] = useState(today)
  const [reason, setReason] = useState('')
  const [override, setOverride] = useState('')
  const [preview, setPreview] = useState<{ readonly order: PolicyOrder; readonly found: ActPreview } | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const verb = kind === 'apply' ? '适用' : '停止适用'
  const title = `${verb}“${policy.name}”`

  const look = async (): Promise<void> => {
    const parcelCodes = [...codesOfText(text)]
    const given = override.trim()
    const why = firstFault([
      [whom === named && parcelCodes.length === 0, '请填地块编码，一行一个。'],
      [reason.trim().length < shortest, `请写明理由，至少 ${shortest} 个字。`],
      [given !== '' && given.length < shortest, `放行理由至少 ${shortest} 个字。`],
      [from === '', '请填日期。'],
    ])
    setFault(why)
    if (why !== null) return
    const order =
      kind === 'end' ? ending(policy, from, parcelCodes) : applying(policy, { cycle, from, whom, parcelCodes, given })
    await act.run('preview', async () => setPreview({ order, found: await call('previewPolicyAct', { body: order }) }))
  }
  const record = async (): Promise<void> => {
    if (preview === null) return
    const { order, found } = preview
    const decision = { id: crypto.randomUUID(), reason: reason.trim(), ready: found.ready }
    if (await act.run('record', () => call('recordPolicyAct', { body: { ...order, ...decision } }))) onDone()
  }
  return (
    <section class="card card-body stack" aria-label={title}>
      <h2>{title}</h2>
      {kind === 'apply' && (
        <p class="sub">{`适用于 ${cycle}年度审定为 ${policy.classes.join('、')} 类、且在政策有效期内的地块。`}</p>
      )}
      <PreviewedForm
        verb={verb}
        fault={fault}
        act={act}
        preview={preview?.found ?? null}
        onLook={() => void look()}
        onRecord={() => void record()}
        onBack={() => setPreview(null)}
        onCancel={onCancel}
      >
        {kind === 'apply' && (
          <LabelledChoice
            label="地块"
            value={whom}
            choices={[
              { value: wholeDistrict, label: `全区的 ${policy.classes.join('、')} 类` },
              { value: named, label: '逐宗填编码' },
              ...towns.map(({ code, name }) => ({
                value: code,
                label: `${name}的 ${policy.classes.join('、')} 类`,
              })),
            ]}
            onValue={setWhom}
          />
        )}
        <LabelledDay label={kind === 'apply' ? '适用日期' : '停止日期'} value={from} onValue={setFrom} />
        {whom === named && <CodesField value={text} onValue={setText} />}
        <LabelledArea label="理由" value={reason} onValue={setReason} />
        {kind === 'apply' && whom === named && (
          <LabelledArea
            label="不合条件仍适用的理由（选填）"
            value={override}
            hint="填写后，类别或有效期不合的地块也办，理由随各宗留存。"
            onValue={setOverride}
          />
        )}
      </PreviewedForm>
    </section>
  )
}

function ending({ id }: ClassPolicyBody, from: string, parcelCodes: string[]): PolicyOrder {
  return { kind: 'end', policy: id, from, chosen: { parcelCodes } }
}

interface Applying {
  readonly cycle: string
  readonly from: string
  readonly whom: string
  readonly parcelCodes: string[]
  /** The reason for those that do not fit; '' for none. */
  readonly given: string
}

function applying({ id, classes }: ClassPolicyBody, { cycle, from, whom, parcelCodes, given }: Applying): PolicyOrder {
  const filter = { class: classes.join(','), ...(whom === wholeDistrict ? {} : { town: whom }) }
  const chosen = whom === named ? { parcelCodes } : { filter }
  const override = given === '' ? {} : { override: given }
  return { kind: 'apply', policy: id, cycle, from, chosen, ...override }
}
