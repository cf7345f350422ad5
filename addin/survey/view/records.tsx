import { instantText } from '#ui/instant.ts'
import { today } from '../../base/clock.ts'
import { useStore } from '../../base/store.ts'
import type { SurveyApp } from '../app.ts'
import { picturesOf } from '../send/send-survey.ts'
import type { StoredSurvey, SurveyState } from '../storage/stored.ts'
import { ConflictCard } from './conflict-card.tsx'
import { hashOf } from './route.ts'

const words: Readonly<Record<SurveyState, { readonly label: string; readonly tone: string }>> = {
  draft: { label: '填写中', tone: 'badge-brand' },
  ready: { label: '待发送', tone: 'badge-warn' },
  sent: { label: '已提交', tone: 'badge-ok' },
  refused: { label: '没有收下', tone: 'badge-err' },
}

/** Every survey that was made on this phone and what became of it. */
export function Records({ app }: { readonly app: SurveyApp }) {
  const { surveys, isOnline, running } = useStore(app.store, (whole) => whole)
  const waiting = surveys.filter(({ state, choices }) => state === 'ready' || choices.length > 0).length
  return (
    <section class="survey-list" aria-label="本机记录">
      <h2 class="vh">本机记录</h2>
      {waiting > 0 && (
        <button
          type="button"
          class={running === null ? 'btn btn-fill btn-touch' : 'btn btn-fill btn-touch is-busy'}
          onClick={() => app.sendAll().catch(app.onDefect)}
        >
          {isOnline ? `现在发送 ${waiting} 次核查` : '联网后自动发送，点此重试'}
        </button>
      )}
      {surveys.length === 0 && <p class="card card-part">这台手机上还没有核查记录。请从核查任务开始。</p>}
      <ul class="survey-tasks">
        {surveys.map((survey) => (
          <li key={survey.id} class="card card-part survey-record">
            <Head survey={survey} />
            <State app={app} survey={survey} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Head({ survey }: { readonly survey: StoredSurvey }) {
  const { task, state, startedAt, finishedAt } = survey
  const { label, tone } = words[state]
  return (
    <>
      <p class="survey-task-head">
        <b class="nb">{task.parcelCode}</b>
        <span class={`badge ${tone}`}>{label}</span>
      </p>
      <p>{task.parcelName ?? '名称未填'}</p>
      <p class="sub">
        {finishedAt === null
          ? `${instantText(startedAt, today())} 开始`
          : `${instantText(finishedAt, today())} 完成，照片 ${survey.photos.length} 张`}
      </p>
    </>
  )
}

function State({ app, survey }: { readonly app: SurveyApp; readonly survey: StoredSurvey }) {
  const { state, refusal, outcome, sent, cycle, task } = survey
  const parcel = hashOf({ kind: 'parcel', cycle, parcelCode: task.parcelCode })
  switch (state) {
    case 'draft':
      return (
        <a class="btn btn-touch" href={parcel}>
          继续填写
        </a>
      )
    case 'ready':
      return <p class="sub">{`照片和签名已发送 ${sent.length} / ${picturesOf(survey).length}，记录待发送。`}</p>
    case 'refused':
      return (
        <>
          {refusal !== null && <p class="field-error">{`${refusal.title}：${refusal.detail}${refusal.action}`}</p>}
          <a class="btn btn-touch" href={parcel} onClick={() => app.reopen(survey).catch(app.onDefect)}>
            返回修改
          </a>
        </>
      )
    case 'sent':
      return (
        <>
          {outcome !== null && (
            <p class="sub">{`服务器 ${instantText(outcome.receivedAt, today())} 收到，是该地块本年度第 ${outcome.number} 次核查。`}</p>
          )}
          {refusal !== null && <p class="field-error">{`${refusal.title}：${refusal.detail}${refusal.action}`}</p>}
          {(outcome?.conflicts ?? []).map((conflict) => (
            <ConflictCard key={conflict.field} app={app} survey={survey} conflict={conflict} />
          ))}
        </>
      )
  }
}
