import { useState } from 'preact/hooks'
import type { StandardDetail, StandardVersionBody } from '#core/api/standards.ts'
import { formatDate } from '#core/form/format.ts'
import { clauseDayFaults } from '#core/scoring/clause-days.ts'
import { type StandardLabel, standardLabels } from '#core/scoring/standard.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'
import { placeFor } from '#core/standard-book/period.ts'
import { placeKey, placeWords } from '#core/standard-edit/place.ts'
import { isCalendarDate } from '#core/vocabulary/calendar-date.ts'
import { LabelledChoice, LabelledDay, LabelledText, terms } from '#ui/form/labelled.tsx'
import { count } from '#ui/number.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { useAnswer } from '../../data/use-answer.ts'
import { useCycle } from '../../frame/use-cycle.ts'
import { useSession } from '../../session/session.ts'
import { publishedOf, replacedBy } from '../standard-words.ts'
import { consequenceOf, noteRule } from './act-words.ts'

export interface PublishFormProps {
  readonly version: StandardDetail
  readonly onChanged: (version: StandardDetail) => void
  readonly onClose: () => void
}

/** 发布: from which day, as what, on whose paper; says first what it takes the place of. */
export function PublishForm({ version, onChanged, onClose }: PublishFormProps) {
  const { call, today } = useSession()
  const work = useOneAct()
  const { value: register } = useAnswer('standards', {})
  const [since, setSince] = useState(version.since > today ? version.since : today)
  const [label, setLabel] = useState<StandardLabel>(version.label)
  const [number, setNumber] = useState('')
  const [date, setDate] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const items = register?.items ?? []
  const others = publishedOf(items).filter(({ id }) => id !== version.id)
  const place = isCalendarDate(since) ? placeFor(others, since) : null
  const { id, revision } = version
  const run = async (note: string): Promise<void> => {
    const found = publishFault(since, label, number, date, place) ?? clauseFault(version, since)
    setFault(found)
    if (found !== null) return
    const document = label === '正式' ? { document: { number: number.trim(), date } } : {}
    const told = note === '' ? {} : { note }
    await work.run(async () => {
      const body = { act: 'publish' as const, revision, since, label, ...document, ...told }
      onChanged(await call('actOnStandard', { params: { id }, body }))
      onClose()
    })
  }
  return (
    <section class="batch-bar std-act" aria-label="发布">
      <div class="std-fields std-wide">
        <LabelledDay label="施行日" value={since} onValue={setSince} />
        <LabelledChoice
          label="标签"
          value={label}
          choices={terms(standardLabels)}
          onValue={(text) => setLabel(standardLabels.find((each) => each === text) ?? label)}
        />
        {label === '正式' && (
          <>
            <LabelledText label="批准文件文号" value={number} onValue={setNumber} />
            <LabelledDay label="文件日期" value={date} max={today} onValue={setDate} />
          </>
        )}
      </div>
      <Replaced former={replacedBy(items, version.id, since)} since={since} />
      {fault !== null && (
        <p class="field-error std-wide" role="alert">
          {fault}
        </p>
      )}
      <ActForm
        act="发布"
        consequence={consequenceOf('publish')}
        reason={noteRule('publish')}
        isBusy={work.isBusy}
        failure={work.failure}
        onRun={(note) => void run(note)}
        onCancel={onClose}
      />
    </section>
  )
}

/** What ends with the publication, and how many parcels it has judged. */
function Replaced({ former, since }: { readonly former: StandardVersionBody | null; readonly since: string }) {
  const cycle = useCycle()
  const { value } = useAnswer('evaluations', { query: { cycle, limit: 100 } })
  if (!isCalendarDate(since)) return null
  if (former === null) return <p class="std-wide">此前没有已发布的标准，它是第一个。</p>
  const last = value?.items.find((item) => item.standard === former.id && item.status === 'done')
  const judged =
    last === undefined ? `${cycle}年度还没有按它评估` : `${cycle}年度最近一次按它评了 ${count(last.parcels)} 宗`
  return (
    <p class="std-wide">
      {`接替 ${former.id}（${former.label}），它施行到${formatDate(since)}（不含）；共用于 ${former.evaluations} 次评估，${judged}。已有结果不变，仍按 ${former.id} 复核。`}
    </p>
  )
}

function publishFault(
  since: string,
  label: StandardLabel,
  number: string,
  date: string,
  place: ReturnType<typeof placeFor> | null,
): string | null {
  if (!isCalendarDate(since)) return '施行日未填。请选择日期。'
  if (typeof place === 'string') return `${place}请换一个施行日。`
  if (label !== '正式') return null
  if (number.trim().length < 2) return '批准文件文号未填。正式标准须有批准文件，请填写文号。'
  return isCalendarDate(date) ? null : '文件日期未填。请选择批准文件的日期。'
}

/** A clause that would not apply yet on the first day. */
function clauseFault(version: StandardDetail, since: string): string | null {
  const standard = standardShape.parse(version.standard)
  const [first, ...others] = clauseDayFaults(standard, since)
  if (first === undefined) return null
  const more = others.length === 0 ? '' : `另有 ${others.length} 条也晚于这一天。`
  return `${placeWords(standard, placeKey(first.path))}：${first.message}。${more}请换一个施行日，或撤回后修改。`
}
