import { useState } from 'preact/hooks'
import type { CityMapping } from '#core/api/city-review.ts'
import { type CityColumn, cityFieldIds, cityFields, mostCityColumns } from '#core/city-review/mapping.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { FormFoot } from '../../act/form-foot.tsx'
import { useAct } from '../../act/use-act.ts'
import { useSession } from '../../session/session.ts'
import { tellStageChanged } from '../stage-changed.ts'

export interface MappingCardProps {
  readonly mapping: CityMapping
  readonly mayEdit: boolean
}

/** The columns of the city's file: their names, and what of ours stands in each. A new version at every change. */
export function MappingCard({ mapping, mayEdit }: MappingCardProps) {
  const [isEditing, setEditing] = useState(false)
  const { version, columns, note } = mapping
  return (
    <section class="card" aria-labelledby="mapping">
      <div class="card-head">
        <h2 id="mapping">市平台列名对照</h2>
        <span class={version === 0 ? 'badge badge-warn' : 'badge badge-dash'}>
          {version === 0 ? '示例' : `第 ${version} 版`}
        </span>
        {mayEdit && !isEditing && (
          <button type="button" class="btn btn-s aside" onClick={() => setEditing(true)}>
            修改
          </button>
        )}
      </div>
      <div class="card-body stack">
        <p class="sub">{`${note}。拿到市平台的正式列名后改在这里；以前的材料包仍按当时的版本。`}</p>
        {isEditing ? (
          <MappingForm mapping={mapping} onClose={() => setEditing(false)} />
        ) : (
          <p class="stage-note">
            {columns.map(({ name, field }) => `${name}（${field === null ? '留空' : cityFields[field]}）`).join('、')}
          </p>
        )}
      </div>
    </section>
  )
}

interface EditedColumn extends CityColumn {
  /** Stays with the line while others are moved or taken away. */
  readonly key: number
}

function MappingForm({ mapping, onClose }: { readonly mapping: CityMapping; readonly onClose: () => void }) {
  const { call } = useSession()
  const act = useAct()
  const [columns, setColumns] = useState<readonly EditedColumn[]>(() =>
    mapping.columns.map((column, key) => ({ ...column, key })),
  )
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const change = (key: number, changes: Partial<CityColumn>): void =>
    setColumns((before) => before.map((each) => (each.key === key ? { ...each, ...changes } : each)))
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const names = columns.map(({ name }) => name.trim())
    const why = names.includes('')
      ? '有一列没有列名。'
      : new Set(names).size < names.length
        ? '有两列同名。'
        : note.trim() === ''
          ? '请写明列名的来源。'
          : null
    setFault(why)
    if (why !== null) return
    const body = {
      base: mapping.version,
      columns: columns.map(({ name, field }) => ({ name: name.trim(), field })),
      note: note.trim(),
    }
    if (await act.run('save', () => call('saveCityMapping', { body }))) {
      onClose()
      tellStageChanged()
    }
  }
  return (
    <form class="stack" aria-label="修改列名对照" onSubmit={(event) => void save(event)} noValidate>
      {columns.map(({ key, name, field }, index) => (
        <div key={key} class="mapping-row">
          <input
            class="input"
            aria-label={`第 ${index + 1} 列列名`}
            maxLength={60}
            value={name}
            onInput={({ currentTarget }) => change(key, { name: currentTarget.value })}
          />
          <select
            class="select"
            aria-label={`第 ${index + 1} 列内容`}
            value={field ?? ''}
            onChange={({ currentTarget }) =>
              change(key, { field: cityFieldIds.find((each) => each === currentTarget.value) ?? null })
            }
          >
            <option value="">留空</option>
            {cityFieldIds.map((each) => (
              <option key={each} value={each}>
                {cityFields[each]}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="btn btn-s"
            aria-label={`移除第 ${index + 1} 列`}
            onClick={() => setColumns(columns.filter((each) => each.key !== key))}
          >
            移除
          </button>
        </div>
      ))}
      <div class="row">
        <button
          type="button"
          class="btn btn-s"
          disabled={columns.length >= mostCityColumns}
          onClick={() => {
            const key = Math.max(0, ...columns.map((each) => each.key)) + 1
            setColumns([...columns, { key, name: '', field: null }])
          }}
        >
          添加一列
        </button>
      </div>
      <LabelledArea label="列名来源" value={note} fault={fault} onValue={setNote} />
      <FormFoot
        button="存为新版本"
        isBusy={act.running !== null}
        isMain={false}
        onCancel={onClose}
        failure={act.failure}
      />
    </form>
  )
}
