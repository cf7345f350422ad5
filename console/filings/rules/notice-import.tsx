import { useId, useState } from 'preact/hooks'
import type { WorkCalendar } from '#core/calendar/calendar.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { LabelledArea } from '#ui/form/labelled.tsx'
import { Icon } from '#ui/icon.tsx'
import { tellChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { MovedDeadlines } from './moved-deadlines.tsx'
import { NoticeReading } from './notice-reading.tsx'

type Reading = AnswerOf<'readCalendarNotice'>
type Applied = AnswerOf<'applyCalendarYear'>

export interface NoticeImportProps {
  readonly calendar: WorkCalendar
  readonly onApplied: () => void
}

/** 录入放假通知: pasted, read, looked at beside the text, and only then taken over. */
export function NoticeImport({ calendar, onApplied }: NoticeImportProps) {
  const { call } = useSession()
  const id = useId()
  const [text, setText] = useState('')
  const [reading, setReading] = useState<Reading | null>(null)
  const [applied, setApplied] = useState<{ readonly year: number; readonly answer: Applied } | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)

  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  const read = (): void => {
    const isShort = [...text.trim()].length < 10
    setFault(isShort ? '没有粘贴通知。请粘贴国务院办公厅通知的全文，包括标题。' : null)
    if (isShort || isBusy) return
    void run(async () => {
      setApplied(null)
      setReading(await call('readCalendarNotice', { body: { text } }))
    })
  }
  const apply = (year: NonNullable<Reading['year']>): void => {
    const replace = calendar.years.some((each) => each.year === year.year)
    void run(async () => {
      const answer = await call('applyCalendarYear', { body: { year, replace } })
      setApplied({ year: year.year, answer })
      setReading(null)
      setText('')
      tellChanged('filing', 'filings', 'filingSummaries')
      onApplied()
    })
  }
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <div class="card-head">
        <h2 id={`${id}-title`}>录入放假通知</h2>
      </div>
      <div class="card-body stack">
        <LabelledArea
          label="国务院办公厅关于某年部分节假日安排的通知（全文）"
          rows={6}
          maxLength={20_000}
          value={text}
          fault={fault}
          onValue={setText}
        />
        <div class="row">
          <button
            type="button"
            class={`btn${reading === null ? ' btn-fill' : ''}${isBusy ? ' is-busy' : ''}`}
            onClick={read}
          >
            读取通知
          </button>
          <span class="cap">先读取、核对，再采用；在采用之前什么都不改变。</span>
        </div>
        {failure !== null && <FailureNotice failure={failure} />}
        {reading !== null && (
          <NoticeReading
            reading={reading}
            isReplacing={calendar.years.some((each) => each.year === reading.year?.year)}
            isBusy={isBusy}
            onApply={apply}
          />
        )}
        {applied !== null && (
          <div class="banner banner-ok" role="status">
            <Icon name="done" />
            <div class="banner-text stack-s">
              <strong>{`已采用 ${applied.year} 年放假安排`}</strong>
              <MovedDeadlines moved={applied.answer.moved} verb="已变动" />
            </div>
          </div>
        )}
      </div>
    </section>
  )
}
