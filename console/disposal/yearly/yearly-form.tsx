import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { disposalPaths } from '#core/vocabulary/disposal-path.ts'
import { towns } from '#core/vocabulary/district.ts'
import { LabelledChoice, LabelledText } from '#ui/form/labelled.tsx'
import { Icon } from '#ui/icon.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { tellChanged } from '../../data/changed.ts'
import { StackedTable } from '../../list/stacked-table.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { blankLine, type YearlyDraft, type YearlyLineDraft, yearlyBodyOf, yearlyFaults } from './yearly-draft.ts'

const origins = [
  { value: 'imported', label: '汇入（其他计划已有的数）' },
  { value: 'own', label: '自编（本区拟定）' },
] as const

/** 登记年度计划: year, source, and the land to be disposed of by 街镇 and path. */
export function YearlyForm({ onClose }: { readonly onClose: () => void }) {
  const { call, today } = useSession()
  const id = useId()
  const work = useOneAct()
  const heading = useRef<HTMLHeadingElement>(null)
  const [isAsked, setAsked] = useState(false)
  const [draft, setDraft] = useState<YearlyDraft>({
    year: String(Number(today.slice(0, 4)) + 1),
    origin: 'imported',
    source: '',
    lines: [blankLine],
  })
  useEffect(() => heading.current?.focus(), [])
  const faults = yearlyFaults(draft)
  const setLine = (at: number, change: Partial<YearlyLineDraft>): void =>
    setDraft({ ...draft, lines: draft.lines.map((line, index) => (index === at ? { ...line, ...change } : line)) })
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setAsked(true)
    if (faults.length > 0) return
    await work.run(async () => {
      await call('addYearlyDisposalPlan', { body: yearlyBodyOf(draft) })
      tellChanged('yearlyDisposalPlans', 'disposalProgress')
      onClose()
    })
  }
  return (
    <form class="card no-print" aria-labelledby={id} onSubmit={(event) => void send(event)} noValidate>
      <div class="card-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          登记年度计划
        </h2>
      </div>
      <div class="card-body stack">
        <div class="form-fields">
          <LabelledText
            label="年度"
            value={draft.year}
            maxLength={4}
            onValue={(year) => setDraft({ ...draft, year })}
          />
          <LabelledChoice
            label="来由"
            value={draft.origin}
            choices={origins}
            onValue={(value) => setDraft({ ...draft, origin: value === 'own' ? 'own' : 'imported' })}
          />
          <LabelledText
            label="来源（文件、文号或专项行动）"
            value={draft.source}
            maxLength={200}
            onValue={(source) => setDraft({ ...draft, source })}
          />
        </div>
        <div class="field-scroll">
          <StackedTable
            heads={['街镇/园区', '处置路径', '面积（公顷）', '地块（宗，可不填）']}
            hasActs
            looks="plan-table"
          >
            {draft.lines.map((line, at) => (
              <YearlyLine
                // Lines have no other name than their place.
                key={at}
                number={at + 1}
                line={line}
                onLine={(change) => setLine(at, change)}
                {...(draft.lines.length > 1
                  ? { onRemove: () => setDraft({ ...draft, lines: draft.lines.filter((_, index) => index !== at) }) }
                  : {})}
              />
            ))}
          </StackedTable>
        </div>
        <p>
          <button
            type="button"
            class="btn btn-s"
            onClick={() => setDraft({ ...draft, lines: [...draft.lines, blankLine] })}
          >
            增加一行
          </button>
        </p>
        {isAsked && faults.length > 0 && (
          <div class="banner banner-err" role="alert">
            <Icon name="error" />
            <ul class="banner-text">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        )}
        {work.failure !== null && <FailureNotice failure={work.failure} />}
        <div class="row">
          <button type="submit" class={work.isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-busy={work.isBusy}>
            登记
          </button>
          <button type="button" class="btn" onClick={onClose}>
            取消
          </button>
        </div>
      </div>
    </form>
  )
}

interface YearlyLineProps {
  readonly number: number
  readonly line: YearlyLineDraft
  readonly onLine: (change: Partial<YearlyLineDraft>) => void
  readonly onRemove?: () => void
}

function YearlyLine({ number, line, onLine, onRemove }: YearlyLineProps) {
  return (
    <tr>
      <td>
        <select
          class="select"
          aria-label={`第 ${number} 行街镇`}
          value={line.townCode}
          onChange={(event) => onLine({ townCode: event.currentTarget.value })}
        >
          <option value="">不分街镇</option>
          {towns.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </td>
      <td>
        <select
          class="select"
          aria-label={`第 ${number} 行处置路径`}
          value={line.path}
          onChange={(event) => onLine({ path: event.currentTarget.value })}
        >
          <option value="">不分路径</option>
          {disposalPaths.map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          class="input num-input"
          aria-label={`第 ${number} 行面积（公顷）`}
          inputMode="decimal"
          maxLength={14}
          autocomplete="off"
          value={line.area}
          onInput={(event) => onLine({ area: event.currentTarget.value })}
        />
      </td>
      <td>
        <input
          class="input num-input"
          aria-label={`第 ${number} 行地块（宗）`}
          inputMode="numeric"
          maxLength={8}
          autocomplete="off"
          value={line.parcels}
          onInput={(event) => onLine({ parcels: event.currentTarget.value })}
        />
      </td>
      <td>
        {onRemove !== undefined && (
          <button type="button" class="btn btn-icon btn-s" aria-label={`去掉第 ${number} 行`} onClick={onRemove}>
            <Icon name="close" />
          </button>
        )}
      </td>
    </tr>
  )
}
