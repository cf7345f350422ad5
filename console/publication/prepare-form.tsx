import { useState } from 'preact/hooks'
import type { PublicationSummary } from '#core/api/publications.ts'
import { type PublicationColumn, publicationColumnRules, publicationColumns } from '#core/publication/column.ts'
import { mostWindowDays } from '#core/publication/terms.ts'
import { towns } from '#core/vocabulary/district.ts'
import { LabelledArea, LabelledChoice, LabelledText } from '#ui/form/labelled.tsx'
import { FormFoot } from '../act/form-foot.tsx'
import { useOneAct } from '../act/use-act.ts'
import { tellChanged } from '../data/changed.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { navigate } from '../route/place.ts'
import { publicationPath } from '../route/publication-route.ts'
import { useSession } from '../session/session.ts'

export interface PrepareFormProps {
  readonly cycle: string
  readonly formal: number
  readonly windowDays: number
  readonly published: readonly PublicationSummary[]
  readonly onClose: () => void
}

const whole = 'whole'

/** A draft from the formal evaluation: which parcels, which columns, how long. */
export function PrepareForm({ cycle, formal, windowDays, published, onClose }: PrepareFormProps) {
  const { call } = useSession()
  const pathIn = useCyclePath()
  const work = useOneAct()
  const correctable = published.filter(
    ({ kind, state, evaluation }) =>
      kind === 'full' && (state === 'published' || state === 'closed') && evaluation !== formal,
  )
  const [scope, setScope] = useState(correctable[0] === undefined ? whole : `corrects ${correctable[0].number}`)
  const [title, setTitle] = useState(`关于${cycle}年度产业用地综合绩效评估分类结果的公示`)
  const [note, setNote] = useState('')
  const [days, setDays] = useState(String(windowDays))
  const [columns, setColumns] = useState<readonly PublicationColumn[]>(publicationColumns)
  const [fault, setFault] = useState<string | null>(null)
  const corrects = scope.startsWith('corrects ') ? Number(scope.slice('corrects '.length)) : null
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const typed = Number(days)
    const found = faultOf(title, typed)
    setFault(found)
    if (found !== null) return
    const where = corrects !== null ? { corrects } : scope === whole ? {} : { townCode: scope }
    const words = { title: title.trim(), ...(note.trim() === '' ? {} : { note: note.trim() }) }
    await work.run(async () => {
      const body = { cycle, columns: [...columns], windowDays: typed, ...words, ...where }
      const made = await call('preparePublication', { body })
      tellChanged('publications')
      navigate(pathIn(publicationPath(made.number)))
    })
  }
  const choices = [
    ...correctable.map(({ number }) => ({ value: `corrects ${number}`, label: `更正公示第 ${number} 号（只列变动）` })),
    { value: whole, label: '全区' },
    ...towns.map(({ code, name }) => ({ value: code, label: name })),
  ]
  return (
    <form
      class="card card-body publication-form"
      aria-label="生成公示"
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <p>
        <b>{`生成公示草稿（正式评估 #${formal}）。`}</b>
        草稿只有区专班和审计看得到；核对无误后再发布。名单一经生成不再改动，要换范围或栏目，另生成一份。
      </p>
      <div class="publication-fields">
        <LabelledChoice label="范围" value={scope} onValue={setScope} choices={choices} />
        <LabelledText label="公示期（工作日）" value={days} onValue={setDays} maxLength={2} isFigure />
      </div>
      <LabelledText label="标题" value={title} onValue={setTitle} maxLength={80} />
      <LabelledArea label="补充说明（可不填，印在名单上方）" value={note} onValue={setNote} maxLength={300} />
      {corrects === null && <Columns columns={columns} onColumns={setColumns} />}
      <FormFoot fault={fault} button="生成草稿" isBusy={work.isBusy} onCancel={onClose} failure={work.failure} />
    </form>
  )
}

function faultOf(title: string, days: number): string | null {
  if ([...title.trim()].length < 4) return '标题至少 4 字。请填写标题。'
  const isFine = Number.isInteger(days) && days >= 1 && days <= mostWindowDays
  return isFine ? null : `公示期应为 1–${mostWindowDays} 的整数。请更正。`
}

interface ColumnsProps {
  readonly columns: readonly PublicationColumn[]
  readonly onColumns: (columns: readonly PublicationColumn[]) => void
}

function Columns({ columns, onColumns }: ColumnsProps) {
  const toggle = (column: PublicationColumn): void =>
    onColumns(columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column])
  return (
    <fieldset class="publication-ticks">
      <legend>公示的栏目</legend>
      {publicationColumns.map((column) => {
        const { label, fixed } = publicationColumnRules[column]
        return (
          <label key={column}>
            <input
              type="checkbox"
              checked={fixed || columns.includes(column)}
              disabled={fixed}
              onChange={() => toggle(column)}
            />
            {fixed ? `${label}（必列）` : label}
          </label>
        )
      })}
    </fieldset>
  )
}
