import { type JudgedApplication, judgeApplication } from '#core/filing/checks/run.ts'
import { today } from '../base/clock.ts'
import { nextFinding } from '../base/next-finding.ts'
import { createStore, type Store } from '../base/store.ts'
import type { Host, Mark } from '../host/host.ts'
import { type Marking, markText } from '../host/marking.ts'
import type { PaneSession } from '../sync/session.ts'
import { type Application, applicationsIn } from './application.ts'
import { type FilingFinding, filingFindings } from './findings.ts'
import { createSender, type Sender } from './sender.ts'

/** A 申请表 with what it comes to. */
export interface OpenApplication {
  readonly application: Application
  readonly judged: JudgedApplication
  readonly findings: readonly FilingFinding[]
}

export interface FilingState {
  /** Those of the workbook, in the order of its sheets. */
  readonly applications: readonly Application[]
  /** The one that is judged and sent: the first, unless another was chosen; null without any. */
  readonly open: OpenApplication | null
  /** The finding that is unfolded. */
  readonly current: string | null
}

/** Works on the 申请表 of one open workbook, whatever holds it: judges it after every edit, marks its cells, sends it. */
export interface FilingWork {
  readonly store: Store<FilingState>
  readonly sender: Sender
  /** From now on this 申请表 is judged and sent. */
  readonly choose: (id: string) => void
  /** Goes to the next or the previous finding and selects its cell. */
  readonly step: (by: 1 | -1) => void
  readonly end: () => void
}

export interface FilingWorkOptions {
  readonly host: Host
  readonly marking: Marking
  readonly session: PaneSession
  readonly scopeOf: (username: string) => string
  readonly onDefect: (error: unknown) => void
}

export function createFilingWork({ host, marking, session, scopeOf, onDefect }: FilingWorkOptions): FilingWork {
  const store = createStore<FilingState>({ applications: [], open: null, current: null })
  const application = (): Application | null => store.get().open?.application ?? null
  const sender = createSender({ host, application, session, scopeOf })
  let chosen = ''

  const judge = (): void => {
    const applications = applicationsIn(host.model)
    const looked = applications.find(({ id }) => id === chosen) ?? applications[0]
    const open = looked === undefined ? null : judged(looked)
    store.patch({ applications, open })
    marking.show('application', open === null ? [] : marksOf(open)).catch(onDefect)
    sender.look().catch(onDefect)
  }
  judge()
  const unfollow = host.model.changed.add(judge)
  return {
    store,
    sender,
    choose: (id) => {
      chosen = id
      sender.forget()
      judge()
    },
    step: (by) => {
      const { open, current } = store.get()
      const next = open === null ? null : nextFinding(open.findings, 'level', current, by)
      if (open === null || next === null) return
      store.patch({ current: next.id })
      host.select(open.application.placeOf(next.field), false).catch(onDefect)
    },
    end: unfollow,
  }
}

function marksOf({ application, findings }: OpenApplication): readonly Mark[] {
  return findings.map((found) => ({ ...application.placeOf(found.field), level: found.level, text: markText(found) }))
}

function judged(application: Application): OpenApplication {
  const result = judgeApplication(application.cells, { today: today() })
  return { application, judged: result, findings: filingFindings(application, result.findings) }
}
