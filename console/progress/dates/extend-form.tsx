import { useState } from 'preact/hooks'
import type { DueChange } from '#core/api/progress-shapes.ts'
import { answeredFields } from '#core/department-data/answered-field.ts'
import {
  type DueStage,
  type DueTargetKind,
  dueStageNames,
  dueStages,
  dueTargetNames,
  extendable,
} from '#core/progress/stage.ts'
import { departments } from '#core/vocabulary/department.ts'
import { towns } from '#core/vocabulary/district.ts'
import { LabelledArea, LabelledChoice, LabelledDay, LabelledText } from '#ui/form/labelled.tsx'
import { codesOfText } from '../../list/codes-of-text.ts'

const stages = dueStages.filter((stage) => extendable[stage].length > 0)
const answering = departments.filter(({ code }) => answeredFields(code).length > 0)
const most = 2000

interface Entry {
  readonly stage: DueStage
  readonly target: DueTargetKind
  readonly chosen: readonly string[]
  readonly parcels: string
  readonly by: 'until' | 'workdays'
  readonly until: string
  readonly workdays: string
}

const blank: Entry = {
  stage: 'filing',
  target: 'town',
  chosen: [],
  parcels: '',
  by: 'workdays',
  until: '',
  workdays: '5',
}

function changeOf(cycle: string, entry: Entry): DueChange | string {
  const { stage, target, chosen, parcels, by, until, workdays } = entry
  const codes = target === 'parcel' ? [...codesOfText(parcels)] : [...chosen]
  if (codes.length === 0) return `没有选${dueTargetNames[target]}。请至少选一个。`
  if (codes.length > most) return `共 ${codes.length} 宗，一次至多 ${most} 宗。请分几次延长。`
  if (by === 'until') {
    if (until === '') return '没有填延长到哪一天。请填写日期。'
    return { kind: 'extended', cycle, stage, target, codes, longer: { until } }
  }
  const days = Number(workdays)
  if (!/^\d+$/.test(workdays.trim()) || days < 1 || days > 60) return `工作日填“${workdays}”，应为 1–60。请改正。`
  return { kind: 'extended', cycle, stage, target, codes, longer: { workdays: days } }
}

export interface ExtendFormProps {
  readonly cycle: string
  readonly onPreview: (change: DueChange) => void
}

/** 延长: longer for some 街镇, departments or parcels; nobody's date is ever moved forward by it. */
export function ExtendForm({ cycle, onPreview }: ExtendFormProps) {
  const [entry, setEntry] = useState<Entry>(blank)
  const [fault, setFault] = useState<string | null>(null)
  const { stage, target, by } = entry
  const put = (changes: Partial<Entry>): void => setEntry({ ...entry, ...changes })
  const chooseStage = (value: string): void => {
    const next = stages.find((one) => one === value) ?? 'filing'
    put({
      stage: next,
      target: extendable[next].find((kind) => kind === target) ?? extendable[next][0] ?? 'town',
      chosen: [],
    })
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const change = changeOf(cycle, entry)
    setFault(typeof change === 'string' ? change : null)
    if (typeof change !== 'string') onPreview(change)
  }
  return (
    <form class="card card-body stack" onSubmit={submit} noValidate>
      <h2>延长</h2>
      <div class="progress-form">
        <LabelledChoice
          label="环节"
          value={stage}
          onValue={chooseStage}
          choices={stages.map((value) => ({ value, label: dueStageNames[value] }))}
        />
        <LabelledChoice
          label="对象"
          value={target}
          onValue={(value) => put({ target: extendable[stage].find((kind) => kind === value) ?? 'town', chosen: [] })}
          choices={extendable[stage].map((value) => ({ value, label: dueTargetNames[value] }))}
        />
        <LabelledChoice
          label="延长方式"
          value={by}
          onValue={(value) => put({ by: value === 'until' ? 'until' : 'workdays' })}
          choices={[
            { value: 'workdays', label: '顺延若干工作日' },
            { value: 'until', label: '延长到某日' },
          ]}
        />
        {by === 'until' ? (
          <LabelledDay label="延长到" value={entry.until} onValue={(until) => put({ until })} />
        ) : (
          <LabelledText label="工作日" value={entry.workdays} onValue={(workdays) => put({ workdays })} isFigure />
        )}
        {target === 'parcel' && (
          <LabelledArea
            label={`地块编码（每行一个，至多 ${most} 个）`}
            value={entry.parcels}
            onValue={(parcels) => put({ parcels })}
            maxLength={most * 42}
          />
        )}
      </div>
      {target !== 'parcel' && (
        <TargetChoice
          label={dueTargetNames[target]}
          choices={target === 'town' ? towns : answering}
          chosen={entry.chosen}
          onChosen={(chosen) => put({ chosen })}
        />
      )}
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      <div class="row">
        <button type="submit" class="btn">
          预览延长
        </button>
      </div>
    </form>
  )
}

interface TargetChoiceProps {
  readonly label: string
  readonly choices: readonly { readonly code: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
}

function TargetChoice({ label, choices, chosen, onChosen }: TargetChoiceProps) {
  const toggle = (code: string): void => {
    onChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  }
  return (
    <fieldset class="progress-choices">
      <legend class="vh">{label}</legend>
      {choices.map(({ code, name }) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
