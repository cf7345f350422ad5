import { useState } from 'preact/hooks'
import { type ExportKind, exportKindNames, exportKinds } from '#core/access/export-approval.ts'
import { guardedFields } from '#core/access/export-fields.ts'
import { maskedDepartments } from '#core/access/mask.ts'
import type { ExportRequestBody } from '#core/api/export-requests.ts'
import { towns } from '#core/vocabulary/district.ts'
import { LabelledArea, LabelledChoice } from '#ui/form/labelled.tsx'
import { FormFoot } from '../act/form-foot.tsx'
import { useOneAct } from '../act/use-act.ts'
import { tellChanged } from '../data/changed.ts'
import { useCycle } from '../frame/use-cycle.ts'
import { nameOfDepartment } from '../notice/field-words.ts'
import { useSession } from '../session/session.ts'
import { useExportObjects } from './use-export-objects.ts'

export interface AskFormProps {
  /** As the page that led here says it; '' for nothing. */
  readonly kind: ExportKind
  readonly object: string
  readonly town: string
  readonly onClose: () => void
}

const shortestPurpose = 5
const wholeDistrict = { value: '', label: '全区' }

/** Asks for a file with values of 统计 and 税务: which file, which values, for what. */
export function AskForm({ kind: firstKind, object: firstObject, town: firstTown, onClose }: AskFormProps) {
  const { call } = useSession()
  const cycle = useCycle()
  const act = useOneAct()
  const [kind, setKind] = useState(firstKind)
  const [object, setObject] = useState(firstObject)
  const [town, setTown] = useState(firstTown)
  const [fields, setFields] = useState<ReadonlySet<string>>(new Set())
  const [purpose, setPurpose] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const objects = useExportObjects(kind, cycle)
  const submit = async (): Promise<void> => {
    const found = faultOf({ kind, object, fields, purpose })
    setFault(found)
    if (found !== null) return
    const place = kind === 'ledger' ? (town === '' ? {} : { town }) : { object }
    const body: ExportRequestBody = { kind, cycle, ...place, fields: [...fields], purpose: purpose.trim() }
    if (!(await act.run(async () => void (await call('askExport', { body }))))) return
    tellChanged('exportRequests')
    onClose()
  }
  return (
    <section class="card card-body stack" aria-label="申请导出">
      <h2>{`申请导出（${cycle}年度）`}</h2>
      <form
        class="stack-s"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div class="act-fields">
          <LabelledChoice
            label="文件"
            value={kind}
            choices={exportKinds.map((value) => ({ value, label: exportKindNames[value] }))}
            onValue={(value) => {
              setKind(exportKinds.find((one) => one === value) ?? kind)
              setObject('')
            }}
          />
          {kind === 'ledger' ? (
            <LabelledChoice
              label="范围"
              value={town}
              choices={[wholeDistrict, ...towns.map(({ code, name }) => ({ value: code, label: name }))]}
              onValue={setTown}
            />
          ) : (
            <LabelledChoice
              label={kind === 'results' ? '哪一次评估' : '哪一份名单'}
              value={object}
              choices={objects}
              onValue={setObject}
            />
          )}
        </div>
        {maskedDepartments.map((department) => (
          <fieldset key={department} class="export-fields">
            <legend>{`${nameOfDepartment(department)}核定的值`}</legend>
            {guardedFields
              .filter((one) => one.department === department)
              .map(({ key, field }) => (
                <label key={key} class="export-field">
                  <input
                    type="checkbox"
                    checked={fields.has(key)}
                    onChange={({ currentTarget }) => setFields(withField(fields, key, currentTarget.checked))}
                  />
                  {field.label}
                </label>
              ))}
          </fieldset>
        ))}
        <LabelledArea
          label="用途（必填，5–200 字，印在文件抬头）"
          value={purpose}
          onValue={setPurpose}
          maxLength={200}
        />
        <FormFoot fault={fault} button="提交申请" isBusy={act.isBusy} onCancel={onClose} failure={act.failure} />
      </form>
    </section>
  )
}

function withField(fields: ReadonlySet<string>, key: string, isChosen: boolean): ReadonlySet<string> {
  const next = new Set(fields)
  if (isChosen) next.add(key)
  else next.delete(key)
  return next
}

interface Asking {
  readonly kind: ExportKind
  readonly object: string
  readonly fields: ReadonlySet<string>
  readonly purpose: string
}

function faultOf({ kind, object, fields, purpose }: Asking): string | null {
  if (kind !== 'ledger' && object === '') return '没有选定导出哪一份。请在上面选定。'
  if (fields.size === 0) return '没有选核定值。请至少勾选一项。'
  const length = [...purpose.trim()].length
  return length < shortestPurpose ? `用途共 ${length} 字，至少 ${shortestPurpose} 字。请写明用在哪里、给谁看。` : null
}
