import { surveyors } from '#core/survey/access.ts'
import { createClient } from '#ui/client.ts'
import { isAborted, RequestRefused, refusalCode, ServerUnreachable } from '#ui/client-failure.ts'
import { failureText } from '#ui/client-failure-text.ts'
import { uuid } from '#ui/uuid.ts'
import { referenceOf } from '../app/trouble.ts'
import { now } from '../base/clock.ts'
import { createStore, type Store } from '../base/store.ts'
import type { StoredSession } from '../storage/stored.ts'
import { handshakeOf } from '../sync/handshake.ts'
import type { PairingCode, PaneSession } from '../sync/session.ts'
import { newSurvey } from './draft.ts'
import { fetchTasks } from './send/fetch-tasks.ts'
import { sendChoices } from './send/send-choices.ts'
import { sendSurvey } from './send/send-survey.ts'
import { initialState, type SurveyPageState } from './state.ts'
import type { SurveyDatabase } from './storage/database.ts'
import type { StoredPicture, StoredSurvey } from './storage/stored.ts'
import { openSurveyBook } from './storage/survey-book.ts'

/** The page of on-site surveys: all that is filled in is on the phone before anything is sent. */
export interface SurveyApp {
  readonly store: Store<SurveyPageState>
  readonly signIn: (username: string, password: string) => Promise<void>
  readonly pair: (onCode: (code: PairingCode) => void, signal: AbortSignal) => Promise<void>
  /** What waits to be sent stays on the phone for the same account. */
  readonly signOut: () => Promise<void>
  /** Fetches the tasks of a year. */
  readonly fetch: (cycle?: string) => Promise<void>
  /** The draft of the parcel, begun where there is none; null without a task of it. */
  readonly open: (parcelCode: string) => Promise<StoredSurvey | null>
  readonly save: (survey: StoredSurvey) => Promise<void>
  readonly savePicture: (survey: string, sha256: string, picture: StoredPicture) => Promise<void>
  readonly picture: (survey: string, sha256: string) => Promise<StoredPicture | null>
  /** Throws the draft away with its pictures. */
  readonly discard: (id: string) => Promise<void>
  /** Hands a survey in; it is sent now or when there is a network. */
  readonly submit: (survey: StoredSurvey) => Promise<void>
  /** Takes a survey back into the draft it was, after a refusal. */
  readonly reopen: (survey: StoredSurvey) => Promise<void>
  readonly choose: (survey: StoredSurvey, field: string, choice: 'mine' | 'theirs') => Promise<void>
  readonly sendAll: () => Promise<void>
  /** Shows what went wrong in our own program. */
  readonly onDefect: (error: unknown) => void
}

export interface SurveyAppOptions {
  readonly database: SurveyDatabase | null
  readonly session: PaneSession
  readonly scopeOf: (username: string) => string
  readonly device: string
}

/** Between two attempts to send while something waits and the phone believes it is online. */
const retryMilliseconds = 30_000

const unreachable = {
  title: '连接不上服务器',
  detail: '手机上已有的任务和核查都在，可以继续填写。',
  action: '请检查网络后再取回。',
}

const notKept = {
  title: '没有存到手机',
  detail: '手机存储空间不足，刚才的修改只在屏幕上。',
  action: '请腾出空间后再改一次，或先联网提交已完成的核查。',
}

export async function createSurveyApp(options: SurveyAppOptions): Promise<SurveyApp> {
  const { database, session, scopeOf, device } = options
  const call = createClient({ token: session.token })
  const store = createStore<SurveyPageState>({
    ...initialState,
    isKept: database !== null,
    isOnline: navigator.onLine,
  })
  const onDefect = (error: unknown): void => store.patch({ defect: referenceOf(error) })
  const openBook = () => openSurveyBook(database, scopeOf(session.current()?.account.username ?? ''))
  let book = await openBook()
  let isBusy = false

  const show = (): void => {
    const account = session.current()?.account ?? null
    const isExpired = account !== null && session.token() === null
    store.patch({ account, isExpired, fetched: book.fetched(), tasks: book.tasks(), surveys: book.surveys() })
  }
  const waits = ({ state, choices }: StoredSurvey): boolean => state === 'ready' || choices.length > 0

  const failed = async (error: unknown, isAsked: boolean): Promise<void> => {
    if (isAborted(error)) return
    if (refusalCode(error) === 'not-signed-in') await session.expire()
    else if (error instanceof ServerUnreachable)
      store.patch({ isOnline: false, ...(isAsked ? { failure: unreachable } : {}) })
    else store.patch({ failure: failureText(error) })
  }
  /**
   * One at a time; what was done before a failure stays done.
   * @param isAsked somebody waits for it: without a network that is said too
   */
  const work = async (act: () => Promise<void>, isAsked: boolean): Promise<void> => {
    if (isBusy) return
    isBusy = true
    store.patch({ failure: null })
    try {
      await act()
      store.patch({ isOnline: true })
    } catch (error) {
      await failed(error, isAsked)
    } finally {
      isBusy = false
      store.patch({ running: null })
      show()
    }
  }
  const running = (title: string, unit: string) => (done: number, total: number) =>
    store.patch({ running: { title, done, total, unit } })

  const mayAsk = async (): Promise<boolean> => {
    const handshake = handshakeOf(await call('about', {}))
    store.patch({ handshake })
    return handshake.kind === 'good'
  }
  /** A refusal is about that survey alone: the others are sent all the same. */
  const sendOne = async (survey: StoredSurvey): Promise<void> => {
    try {
      if (survey.state === 'ready') {
        const sent = await sendSurvey(call, book, survey, running(`正在发送 ${survey.task.parcelCode}`, '张'))
        await noteSent(sent)
      }
      const current = book.survey(survey.id)
      if (current !== null && current.choices.length > 0) await sendChoices(call, book, current)
    } catch (error) {
      const code = refusalCode(error)
      const isAboutSurvey = error instanceof RequestRefused && code !== 'not-signed-in' && code !== 'too-busy'
      if (!isAboutSurvey) throw error
      const { title, detail, action } = error.problem
      const current = book.survey(survey.id) ?? survey
      const isOpen = current.state === 'ready'
      await book.put({
        ...current,
        refusal: { title, detail, action },
        ...(isOpen ? { state: 'refused' } : { choices: [] }),
      })
    }
  }
  const noteSent = async ({ task, fields, outcome, finishedAt }: StoredSurvey): Promise<void> => {
    const onsite = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
    const theirs = Object.fromEntries((outcome?.conflicts ?? []).map((one) => [one.field, one.theirs]))
    const revision = outcome?.revision ?? task.revision
    const surveys = outcome?.number ?? task.surveys + 1
    await book.putTask({ ...task, revision, onsite: { ...onsite, ...theirs }, surveys, lastSurveyed: finishedAt })
  }
  const sendAll = async (): Promise<void> => {
    if (!book.surveys().some(waits)) return
    await work(async () => {
      if (session.token() === null || !(await mayAsk())) return
      for (const survey of [...book.surveys()].reverse().filter(waits)) {
        await sendOne(survey)
        show()
      }
    }, false)
  }
  const fetch = (cycle?: string): Promise<void> =>
    work(async () => {
      if (session.token() === null || !(await mayAsk())) return
      await fetchTasks(call, book, cycle ?? book.fetched()?.cycle ?? null, now(), running('正在取回核查任务', '宗'))
    }, true)
  const enter = async (come: () => Promise<StoredSession>): Promise<void> => {
    store.patch({ isSigningIn: true, signInFailure: null })
    try {
      const { account } = await come()
      book = await openBook()
      if (surveyors.includes(account.role)) await fetch()
    } catch (error) {
      if (!isAborted(error)) store.patch({ signInFailure: failureText(error) })
    } finally {
      store.patch({ isSigningIn: false })
      show()
    }
    await sendAll()
  }
  /** A phone without room says so: what is on the screen is then all there is. */
  const kept = async (write: () => Promise<void>): Promise<void> => {
    try {
      await write()
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      store.patch({ failure: notKept })
    }
  }
  const save = async (survey: StoredSurvey): Promise<void> => {
    await kept(() => book.put(survey))
    show()
  }
  const followNetwork = (): void => {
    store.patch({ isOnline: navigator.onLine })
    if (navigator.onLine && book.surveys().some(waits)) sendAll().catch(onDefect)
  }
  addEventListener('online', followNetwork)
  addEventListener('offline', followNetwork)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') followNetwork()
  })
  setInterval(followNetwork, retryMilliseconds)
  show()

  return {
    store,
    signIn: (username, password) => enter(() => session.signIn(call, username, password)),
    pair: (onCode, signal) => enter(() => session.pair(call, onCode, signal)),
    signOut: async () => {
      await session.signOut(call)
      book = await openBook()
      show()
    },
    fetch,
    open: async (parcelCode) => {
      const begun = book.surveys().find(({ task, state }) => task.parcelCode === parcelCode && state === 'draft')
      if (begun !== undefined) return begun
      const task = book.tasks().find((one) => one.parcelCode === parcelCode)
      const cycle = book.fetched()?.cycle
      if (task === undefined || cycle === undefined) return null
      return newSurvey(task, cycle, session.current()?.account.name ?? '', now(), device)
    },
    save,
    savePicture: (survey, sha256, picture) => kept(() => book.putPicture(survey, sha256, picture)),
    picture: (survey, sha256) => book.picture(survey, sha256),
    discard: async (id) => {
      await book.remove(id)
      show()
    },
    submit: async (survey) => {
      await save({ ...survey, state: 'ready', finishedAt: now(), refusal: null })
      await sendAll()
    },
    reopen: (survey) => save({ ...survey, state: 'draft', refusal: null }),
    choose: async (survey, field, choice) => {
      const others = survey.choices.filter((one) => one.field !== field)
      await save({ ...survey, choices: [...others, { batch: uuid(), field, choice }] })
      await sendAll()
    },
    sendAll,
    onDefect,
  }
}
