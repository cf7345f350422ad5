import { useState } from 'preact/hooks'
import type { PublicationDetail, PublicationLineBody } from '#core/api/publications.ts'
import { type ContestedItem, contestedItemNames, contestedItems } from '#core/objection/contested-item.ts'
import { LabelledText } from '#ui/form/labelled.tsx'
import { useOneAct } from '../act/use-act.ts'
import { ActForm } from '../batch/act-form.tsx'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { tellChanged } from '../data/changed.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { navigate } from '../route/place.ts'
import { objectionPath } from '../route/publication-route.ts'
import { useSession } from '../session/session.ts'

const rule: ReasonRule = {
  label: '事实和理由（必填，5–1000 字）',
  shortest: 5,
  longest: 1000,
  advice: '请写明哪里不符，依据哪份材料。',
}

export interface ObjectionFormProps {
  readonly publication: PublicationDetail
  readonly line: PublicationLineBody
  readonly onClose: () => void
}

/** Begins an objection to one line: what is contested and why; the evidence is brought on its page. */
export function ObjectionForm({ publication, line, onClose }: ObjectionFormProps) {
  const { call, account } = useSession()
  const pathIn = useCyclePath()
  const work = useOneAct()
  const isPaper = account.role !== 'enterprise'
  const known = line.owner !== null && !line.owner.includes('*') ? line.owner : ''
  const [firmName, setFirmName] = useState(known)
  const [items, setItems] = useState<readonly ContestedItem[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const toggle = (item: ContestedItem): void =>
    setItems(items.includes(item) ? items.filter((one) => one !== item) : [...items, item])
  const run = async (grounds: string): Promise<void> => {
    setFault(items.length === 0 ? '请至少选一项有异议的内容。' : null)
    if (items.length === 0) return
    const name = isPaper && firmName.trim() !== '' ? { firmName: firmName.trim() } : {}
    const about = { publication: publication.number, parcelCode: line.parcelCode }
    await work.run(async () => {
      const made = await call('openObjection', { body: { ...about, items: [...items], grounds, ...name } })
      tellChanged('objections')
      navigate(pathIn(objectionPath(made.id)))
    })
  }
  return (
    <section class="batch-bar publication-form" aria-label={`对 ${line.parcelCode} 提出异议`}>
      {isPaper && <LabelledText label="提出异议的用地主体" value={firmName} onValue={setFirmName} maxLength={100} />}
      <fieldset class="publication-ticks">
        <legend>有异议的内容（可多选）</legend>
        {contestedItems.map((item) => (
          <label key={item}>
            <input type="checkbox" checked={items.includes(item)} onChange={() => toggle(item)} />
            {contestedItemNames[item]}
          </label>
        ))}
      </fieldset>
      <ActForm
        act={isPaper ? `代录 ${line.parcelCode} 的纸质异议` : `对 ${line.parcelCode} 提出异议`}
        consequence="先存为草稿；下一步上传盖章凭证，再提出。"
        reason={rule}
        button="下一步：上传凭证"
        isBusy={work.isBusy}
        fault={fault}
        failure={work.failure}
        onRun={(grounds) => void run(grounds)}
        onCancel={onClose}
      />
    </section>
  )
}
