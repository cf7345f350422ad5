import { useState } from 'preact/hooks'
import type { ActPreview } from '#core/api/class-list-shapes.ts'
import type { ListOrder } from '#core/api/class-lists.ts'
import { stayEndNames, stayOriginNames, takeInGrounds, takeOffGrounds } from '#core/class-lists/origin.ts'
import { towns } from '#core/vocabulary/district.ts'
import { type Choice, LabelledArea, LabelledChoice, LabelledDay, LabelledText } from '#ui/form/labelled.tsx'
import { count } from '#ui/number.ts'
import { useAct } from '../act/use-act.ts'
import { codesOfText } from '../list/codes-of-text.ts'
import { useSession } from '../session/session.ts'
import { CodesField } from './codes-field.tsx'
import { firstFault } from './first-fault.ts'
import { PreviewedForm } from './previewed-form.tsx'

export type ListGround = (typeof takeInGrounds)[number] | (typeof takeOffGrounds)[number]

const options: readonly Choice<ListGround>[] = [
  ...takeInGrounds.map((ground) => ({ value: ground, label: `列入：${stayOriginNames[ground]}` })),
  ...takeOffGrounds.map((ground) => ({ value: ground, label: `移出：${stayEndNames[ground]}` })),
]
const shortestReason = 5
const named = 'named'
const wholeDistrict = 'all'

export interface ListActFormProps {
  readonly cycle: string
  readonly ground: ListGround
  readonly codes: readonly string[]
  /** Imported lines that wait. */
  readonly waiting: number
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** 列入、移出 by a decision of the 专班: which parcels, why, by which minutes; previewed before it is recorded. */
export function ListActForm({ cycle, ground: first, codes, waiting, onDone, onCancel }: ListActFormProps) {
  const { call, today } = useSession()
  const act = useAct()
  const [ground, setGround] = useState<ListGround>(first)
  const [whom, setWhom] = useState<string>(named)
  const [text, setText] = useState(codes.join('\n'))
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState('')
  const [decidedOn, setDecidedOn] = useState(today)
  const [preview, setPreview] = useState<{ readonly order: ListOrder; readonly found: ActPreview } | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const taking = takeInGrounds.find((one) => one === ground)
  const parcelCodes = [...codesOfText(text)]
  const isWhole = ground === 'c-decision' && whom !== named
  const verb = taking === undefined ? '移出' : '列入'

  const look = async (): Promise<void> => {
    const order = isWhole ? allOfC(cycle, whom) : orderOf(ground, cycle, parcelCodes)
    const why = firstFault([
      [order === null, '请填地块编码，一行一个。'],
      [reason.trim().length < shortestReason, `请写明理由，至少 ${shortestReason} 个字。`],
      [decidedOn === '', '请填决定日期。'],
    ])
    setFault(why)
    if (why !== null || order === null) return
    await act.run('preview', async () => setPreview({ order, found: await call('previewListAct', { body: order }) }))
  }
  const record = async (): Promise<void> => {
    if (preview === null) return
    const { order, found } = preview
    const decision = {
      id: crypto.randomUUID(),
      reason: reason.trim(),
      decidedOn,
      ready: found.ready,
      ...(minutes.trim() === '' ? {} : { minutes: minutes.trim() }),
    }
    if (await act.run('record', () => call('recordListAct', { body: { ...order, ...decision } }))) onDone()
  }
  return (
    <section class="card card-body stack" aria-label="列入或移出">
      <h2>列入或移出</h2>
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
        <LabelledChoice label="决定" value={ground} choices={options} onValue={setGround} />
        <LabelledDay label="决定日期" value={decidedOn} onValue={setDecidedOn} />
        <LabelledText label="会议纪要编号（选填）" value={minutes} onValue={setMinutes} />
        {ground === 'c-decision' && (
          <LabelledChoice
            label="地块"
            value={whom}
            choices={[
              { value: named, label: '逐宗填编码' },
              { value: wholeDistrict, label: `${cycle}年度全区的 C 类` },
              ...towns.map(({ code, name }) => ({ value: code, label: `${cycle}年度${name}的 C 类` })),
            ]}
            onValue={setWhom}
          />
        )}
        {isWhole ? null : ground === 'imported' ? (
          <p class="sub is-wide">{`汇入的清单中已对上地块、还没有列入的 ${count(waiting)} 宗，来源随各宗保留。`}</p>
        ) : (
          <CodesField value={text} onValue={setText} />
        )}
        <LabelledArea label="理由（写入每宗的决定）" value={reason} onValue={setReason} />
      </PreviewedForm>
    </section>
  )
}

/** All C parcels of the decided year, of the district or a town. */
function allOfC(cycle: string, whom: string): ListOrder {
  const filter = { class: 'C', ...(whom === wholeDistrict ? {} : { town: whom }) }
  return { kind: 'take-in', ground: 'c-decision', cycle, chosen: { filter } }
}

/** Null without parcels. */
function orderOf(ground: ListGround, cycle: string, parcelCodes: string[]): ListOrder | null {
  if (ground === 'imported') return { kind: 'take-in', ground, chosen: { imported: true } }
  if (parcelCodes.length === 0) return null
  const taking = takeInGrounds.find((one) => one === ground)
  if (taking !== undefined) {
    return { kind: 'take-in', ground: taking, chosen: { parcelCodes }, ...(taking === 'c-decision' ? { cycle } : {}) }
  }
  const leaving = takeOffGrounds.find((one) => one === ground)
  return leaving === undefined ? null : { kind: 'take-off', ground: leaving, chosen: { parcelCodes } }
}
