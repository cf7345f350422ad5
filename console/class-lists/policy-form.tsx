import { useState } from 'preact/hooks'
import type { ClassPolicyBody } from '#core/api/class-policies.ts'
import { classesOf, directionNames, directions } from '#core/class-lists/direction.ts'
import { className, type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { type DepartmentCode, departments } from '#core/vocabulary/department.ts'
import { LabelledArea, LabelledChoice, LabelledDay, LabelledText } from '#ui/form/labelled.tsx'
import { instantInTable } from '#ui/instant.ts'
import { FormFoot } from '../act/form-foot.tsx'
import { useAct } from '../act/use-act.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useSession } from '../session/session.ts'
import { firstFault } from './first-fault.ts'

export interface PolicyFormProps {
  /** Null adds one. */
  readonly policy: ClassPolicyBody | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

type Office = DepartmentCode | 'task-force'

/** 新增或更改 a policy, with its earlier versions below. */
export function PolicyForm({ policy, onDone, onCancel }: PolicyFormProps) {
  const { call, today } = useSession()
  const act = useAct()
  const [name, setName] = useState(policy?.name ?? '')
  const [direction, setDirection] = useState(policy?.direction ?? 'reward')
  const [classes, setClasses] = useState<readonly ParcelClass[]>(policy?.classes ?? classesOf('reward'))
  const [content, setContent] = useState(policy?.content ?? '')
  const [document, setDocument] = useState(policy?.document ?? '')
  const [clause, setClause] = useState(policy?.clause ?? '')
  const [office, setOffice] = useState<Office>(policy?.department ?? 'task-force')
  const [validFrom, setValidFrom] = useState(policy?.validFrom ?? today)
  const [validUntil, setValidUntil] = useState(policy?.validUntil ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const title = policy === null ? '新增政策' : `更改：${policy.name}`

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const why = firstFault([
      [name.trim().length < 2, '请填政策名称。'],
      [classes.length === 0, '请至少勾选一个类别。'],
      [content.trim().length < 2, '请填政策内容。'],
      [document.trim().length < 2, '请填来源文件；没有文件的填“拟定”，将标为示例。'],
      [validFrom === '', '请填生效日期。'],
    ])
    setFault(why)
    if (why !== null) return
    const body = {
      id: policy?.id ?? null,
      revision: policy?.revision ?? 0,
      name: name.trim(),
      direction,
      classes: [...classes],
      content: content.trim(),
      document: document.trim(),
      clause: clause.trim(),
      department: office === 'task-force' ? null : office,
      validFrom,
      validUntil: validUntil === '' ? null : validUntil,
    }
    if (await act.run('save', () => call('saveClassPolicy', { body }))) onDone()
  }
  return (
    <section class="card card-body stack" aria-label={title}>
      <h2>{title}</h2>
      <form class="stack" onSubmit={(event) => void save(event)} noValidate>
        <div class="class-form">
          <LabelledText label="政策名称" value={name} maxLength={60} onValue={setName} />
          <LabelledChoice
            label="导向"
            value={direction}
            choices={directions.map((one) => ({ value: one, label: directionNames[one] }))}
            onValue={(one) => {
              setDirection(one)
              setClasses(classesOf(one))
            }}
          />
          <fieldset class="field class-ticks">
            <legend class="label">适用类别</legend>
            {parcelClasses.map(({ code }) => (
              <label key={code} class="with-icon">
                <input
                  type="checkbox"
                  checked={classes.includes(code)}
                  onChange={(event) => {
                    const others = classes.filter((one) => one !== code)
                    setClasses(event.currentTarget.checked ? [...others, code].toSorted() : others)
                  }}
                />
                {`${code} ${className(code)}`}
              </label>
            ))}
          </fieldset>
          <LabelledArea label="内容" value={content} onValue={setContent} />
          <LabelledText label="来源文件（没有的填“拟定”）" value={document} maxLength={120} onValue={setDocument} />
          <LabelledText label="条款（选填）" value={clause} maxLength={120} onValue={setClause} />
          <LabelledChoice<Office>
            label="责任部门"
            value={office}
            choices={[
              { value: 'task-force', label: '区专班' },
              ...departments.map(({ code, name: of }) => ({ value: code, label: of })),
            ]}
            onValue={setOffice}
          />
          <LabelledDay label="生效日期" value={validFrom} onValue={setValidFrom} />
          <LabelledDay label="截止日期（未定的留空）" value={validUntil} onValue={setValidUntil} />
        </div>
        <FormFoot fault={fault} button="保存" isBusy={act.running !== null} onCancel={onCancel} failure={act.failure} />
      </form>
      {policy !== null && policy.revision > 1 && <Versions id={policy.id} />}
    </section>
  )
}

function Versions({ id }: { readonly id: string }) {
  const { value } = useAnswer('classPolicy', { params: { id } })
  return (
    <details>
      <summary>历次版本</summary>
      <ul class="class-years-list">
        {(value?.items ?? []).map((one) => (
          <li key={one.revision}>
            <b>{`第 ${one.revision} 版`}</b>
            <span>{`${one.name}（${one.classes.join('、')}），${one.document} ${one.clause}`}</span>
            <span class="cap">{`${one.changedBy} ${instantInTable(one.changedAt)}`}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
