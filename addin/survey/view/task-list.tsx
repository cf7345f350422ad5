import { useState } from 'preact/hooks'
import type { Fix } from '#core/survey/place.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { today } from '../../base/clock.ts'
import { useStore } from '../../base/store.ts'
import type { SurveyApp } from '../app.ts'
import { currentPlace, NoPlace } from '../locate.ts'
import { distanceText, type ListedTask, listedTasks, type TaskFilter } from '../near.ts'
import { hashOf } from './route.ts'

const pageSize = 30
const choices = [
  { only: 'unsurveyed', label: '未核查' },
  { only: 'draft', label: '填写中' },
  { only: 'all', label: '全部' },
] as const satisfies readonly { readonly only: TaskFilter['only']; readonly label: string }[]

/** 我的核查任务: searched, filtered, by code or by distance. */
export function TaskList({ app }: { readonly app: SurveyApp }) {
  const { tasks, surveys, fetched, running, isOnline } = useStore(app.store, (whole) => whole)
  const [text, setText] = useState('')
  const [only, setOnly] = useState<TaskFilter['only']>('unsurveyed')
  const [from, setFrom] = useState<Fix | null>(null)
  const [shown, setShown] = useState(pageSize)
  const drafts = surveys.filter(({ state }) => state !== 'sent').map(({ task }) => task.parcelCode)
  const begun = new Set(drafts)
  const listed = listedTasks(tasks, { text, only, begun, from })
  if (fetched === null) {
    return (
      <section class="card card-part" aria-label="核查任务">
        <p>还没有取回核查任务。</p>
        <button type="button" class="btn btn-fill btn-touch" onClick={() => app.fetch().catch(app.onDefect)}>
          取回核查任务
        </button>
      </section>
    )
  }
  return (
    <section class="survey-list" aria-label="核查任务">
      <div class="survey-find">
        <label class="vh" for="find">
          查找地块
        </label>
        <input
          id="find"
          class="input"
          type="search"
          placeholder="地块编码、名称、用地主体"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <fieldset class="segments" aria-label="筛选">
          {choices.map((choice) => (
            <button
              key={choice.only}
              type="button"
              class="segment"
              aria-pressed={only === choice.only}
              onClick={() => setOnly(choice.only)}
            >
              {choice.label}
            </button>
          ))}
        </fieldset>
        <Near from={from} onFrom={setFrom} />
      </div>
      <p class="sub" role="status">
        {`${count(listed.length)} 宗，共 ${count(tasks.length)} 宗，${instantText(fetched.fetchedAt, today())} 取回`}
      </p>
      {listed.length === 0 && <p class="card card-part">{emptyText(only, text, tasks.length)}</p>}
      <ul class="survey-tasks">
        {listed.slice(0, shown).map((one) => (
          <TaskLine
            key={one.task.parcelCode}
            one={one}
            cycle={fetched.cycle}
            isBegun={begun.has(one.task.parcelCode)}
          />
        ))}
      </ul>
      {listed.length > shown && (
        <button type="button" class="btn btn-touch" onClick={() => setShown(shown + pageSize)}>
          {`再显示 ${Math.min(pageSize, listed.length - shown)} 宗`}
        </button>
      )}
      <div class="survey-fetch">
        {fetched.cycles.length > 1 && (
          <label class="field-line">
            年度
            <select
              class="select"
              value={fetched.cycle}
              onChange={(event) => app.fetch(event.currentTarget.value).catch(app.onDefect)}
            >
              {fetched.cycles.map((cycle) => (
                <option key={cycle}>{cycle}</option>
              ))}
            </select>
          </label>
        )}
        <button
          type="button"
          class={running === null ? 'btn btn-touch' : 'btn btn-touch is-busy'}
          onClick={() => app.fetch().catch(app.onDefect)}
        >
          {isOnline ? '重新取回任务' : '联网后重新取回'}
        </button>
      </div>
    </section>
  )
}

function emptyText(only: TaskFilter['only'], text: string, all: number): string {
  if (all === 0) return '您的范围内本年度没有地块。请核对年度，或联系区专班。'
  if (text.trim() !== '') return `没有找到“${text.trim()}”。请换一个词，或点“全部”再查。`
  return only === 'draft' ? '没有填写中的核查。' : '没有未核查的地块，都已核查过。'
}

function Near({ from, onFrom }: { readonly from: Fix | null; readonly onFrom: (from: Fix | null) => void }) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const locate = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      onFrom(await currentPlace())
    } catch (error) {
      if (!(error instanceof NoPlace)) throw error
      setFailure(error.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="survey-near">
      {from === null ? (
        <button type="button" class={isBusy ? 'btn btn-touch is-busy' : 'btn btn-touch'} onClick={() => void locate()}>
          离我近的在前
        </button>
      ) : (
        <button type="button" class="btn btn-touch" onClick={() => onFrom(null)}>
          按编码排列
        </button>
      )}
      {failure !== null && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  )
}

interface TaskLineProps {
  readonly one: ListedTask
  readonly cycle: string
  readonly isBegun: boolean
}

function TaskLine({ one: { task, metres }, cycle, isBegun }: TaskLineProps) {
  const { parcelCode, parcelName, ownerName, surveys } = task
  return (
    <li>
      <a class="survey-task card" href={hashOf({ kind: 'parcel', cycle, parcelCode })}>
        <span class="survey-task-head">
          <b class="nb">{parcelCode}</b>
          {isBegun ? (
            <span class="badge badge-brand">填写中</span>
          ) : surveys > 0 ? (
            <span class="badge badge-ok">{`已核查 ${surveys} 次`}</span>
          ) : (
            <span class="badge">未核查</span>
          )}
          {metres !== null && <span class="sub nb survey-task-metres">{distanceText(metres)}</span>}
        </span>
        <span>{parcelName ?? '名称未填'}</span>
        <span class="sub">{ownerName ?? '用地主体未填'}</span>
      </a>
    </li>
  )
}
