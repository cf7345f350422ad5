import { useEffect, useState } from 'preact/hooks'
import { useStore } from '../../base/store.ts'
import type { SurveyApp } from '../app.ts'
import type { StoredSurvey } from '../storage/stored.ts'
import { hashOf } from './route.ts'
import { SurveyForm } from './survey-form.tsx'

interface ParcelViewProps {
  readonly app: SurveyApp
  readonly cycle: string
  readonly parcelCode: string
}

type Opened =
  | { readonly kind: 'opening' }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly survey: StoredSurvey }

/** The survey of a parcel, or why it cannot be opened here. */
export function ParcelView({ app, cycle, parcelCode }: ParcelViewProps) {
  const { fetched, tasks } = useStore(app.store, (whole) => whole)
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' })
  const isFetched = fetched !== null
  const isThere = tasks.some((task) => task.parcelCode === parcelCode)
  const isOtherYear = fetched !== null && fetched.cycle !== cycle
  useEffect(() => {
    if (isOtherYear) return
    const open = async (): Promise<void> => {
      const survey = await app.open(parcelCode)
      setOpened(survey === null ? { kind: 'none' } : { kind: 'open', survey })
    }
    open().catch(app.onDefect)
  }, [app, parcelCode, isThere, isOtherYear])
  if (isOtherYear && fetched.cycles.includes(cycle)) {
    return (
      <section class="card card-part" aria-label="年度不同">
        <p>{`这张核查表是 ${cycle} 年度的，手机上是 ${fetched.cycle} 年度的任务。`}</p>
        <button type="button" class="btn btn-fill btn-touch" onClick={() => app.fetch(cycle).catch(app.onDefect)}>
          {`取回 ${cycle} 年度的任务`}
        </button>
      </section>
    )
  }
  if (opened.kind === 'open') return <SurveyForm key={opened.survey.id} app={app} first={opened.survey} />
  if (opened.kind === 'opening' && !isOtherYear) return <p class="sub">正在打开…</p>
  return (
    <section class="card card-part" aria-label="没有这宗地块">
      <p>
        {isFetched
          ? `${parcelCode} 不在手机上的 ${fetched.cycle} 年度任务里。可能不属于您的范围，或是取回任务以后才有的。`
          : '手机上还没有核查任务，请在有网络时取回。'}
      </p>
      <button type="button" class="btn btn-fill btn-touch" onClick={() => app.fetch().catch(app.onDefect)}>
        取回核查任务
      </button>
      <a class="btn btn-touch" href={hashOf({ kind: 'tasks' })}>
        返回核查任务
      </a>
    </section>
  )
}
