import './sync-pane.css'
import { useEffect, useRef } from 'preact/hooks'
import type { FormId } from '#core/forms/catalogue.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'
import type { Work } from '../app/work.ts'
import { today } from '../base/clock.ts'
import { useStore } from '../base/store.ts'
import type { PendingRow } from '../sync/pending.ts'
import type { RemovedHere } from '../sync/removed.ts'
import type { Sync } from '../sync/sync.ts'
import { AccountCard } from './account-card.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { Foot } from './foot.tsx'
import { lazy } from './lazy.tsx'
import { OutboxCard } from './outbox-card.tsx'
import type { PaneProps } from './pane-body.tsx'
import { ReportCard } from './report-card.tsx'
import { SubmitCard } from './submit-card.tsx'
import { SyncBanners } from './sync-banners.tsx'
import { useSync } from './use-sync.ts'

const Removals = lazy(() => import('./removals.tsx').then((module) => module.Removals))
const Stranded = lazy(() => import('./stranded.tsx').then((module) => module.Stranded))

/** 同步: did it arrive? */
export function SyncPane({ app, work }: PaneProps) {
  const sync = useSync(work, app.onDefect)
  return sync === null ? <div class="pane-content" /> : <OpenSync app={app} work={work} sync={sync} />
}

function OpenSync({ app, work, sync }: PaneProps & { sync: Sync }) {
  const state = useStore(sync.store, (value) => value)
  const { host } = work.document
  const isSlow = useDelayed(state.running !== null, 300)
  const isSignedIn = state.account !== null && !state.isExpired
  const asked = useRef<(() => Promise<void>) | null>(null)
  const act = (doing: () => Promise<void>): void => {
    if (isSignedIn) doing().catch(app.onDefect)
    // Asked for while the sign-in is under way: done as soon as that is.
    else if (state.isSigningIn) asked.current = doing
    else document.getElementById('sign-in-name')?.focus()
  }
  useEffect(() => {
    const doing = asked.current
    if (state.isSigningIn) return
    asked.current = null
    if (isSignedIn) doing?.().catch(app.onDefect)
  }, [isSignedIn, state.isSigningIn])
  const go = (form: FormId, row: string | null, field: string): void => {
    if (row !== null) host.select({ form, row, field }, true).catch(app.onDefect)
  }
  const goToRow = ({ form, row }: RemovedHere): void =>
    go(form, row, form === 'parcel-self-assessment' ? 'parcelCode' : 'uscc')
  const canAsk = isSignedIn && state.isOnline && state.running === null
  const last = state.report
  const stranded = state.removed.filter(({ edits }) => edits > 0)
  // The filled button is the next act: first sign in, then choose, then sync.
  const isNext = isSignedIn && state.conflicts.length === 0
  return (
    <>
      <div class="pane-content">
        <SyncBanners state={state} onRetry={() => act(sync.run)} />
        <AccountCard state={state} sync={sync} onDefect={app.onDefect} />
        {state.running !== null && isSlow && <Progress {...state.running} unit="行" onCancel={sync.cancel} />}
        {state.note !== null && (
          <p class="banner" role="status">
            {state.note}
          </p>
        )}
        <ConflictCard
          conflicts={state.conflicts}
          mineBy={state.account?.name ?? ''}
          onGo={({ form, key, field }) => go(form, sync.rowOf(form, key), field)}
          onChoose={(conflicts, choice) => {
            const after = choice === 'mine' && isSignedIn && state.isOnline ? sync.run : () => Promise.resolve()
            sync.choose(conflicts, choice).then(after).catch(app.onDefect)
          }}
        />
        {(state.missing.length > 0 || state.removed.length > 0 || state.removal !== null) && (
          <Removals state={state} sync={sync} host={host} canAsk={canAsk} onGo={goToRow} onDefect={app.onDefect} />
        )}
        <ReportCard
          report={last}
          mine={state.account?.name ?? ''}
          onShow={() => app.goTo('check')}
          onGo={({ form, key }, field) => go(form, sync.rowOf(form, key), field)}
        />
        {state.account !== null && !state.isExpired && (
          <SubmitCard
            role={state.account.role}
            standings={state.standings}
            refusals={state.refusals}
            held={heldParcels(work, state.pending)}
            onSubmit={(parcels) => act(() => sync.submit(parcels))}
          />
        )}
        <OutboxCard
          pending={state.pending}
          keyless={state.keyless}
          isOnline={state.isOnline}
          isRunning={state.running !== null}
          errors={errorsByRow(work)}
          locked={rowsWithLocks(work)}
          onGo={(row, field) => go(row.form, row.row, field)}
        >
          {stranded.length > 0 && (
            <Stranded
              rows={stranded}
              canAsk={canAsk}
              onGo={goToRow}
              onRestore={(row, reason) => act(() => sync.askRemoval('present', [row], reason))}
            />
          )}
        </OutboxCard>
      </div>
      <Foot text={last === null ? '尚未同步' : `上次同步 ${instantText(last.at, today())}`}>
        <button type="button" class="btn" onClick={() => act(sync.pullOnly)}>
          仅取回
        </button>
        <button
          type="button"
          class={`${isNext ? 'btn btn-fill' : 'btn'}${state.running === null ? '' : ' is-busy'}`}
          onClick={() => act(sync.run)}
        >
          {state.pending.length === 0 ? '立即同步' : <span class="nb">{`同步 ${count(state.pending.length)} 行`}</span>}
        </button>
      </Foot>
    </>
  )
}

/** Parcels that cannot be handed in yet: with findings to correct or explain, or with something that was not sent. */
function heldParcels({ checking }: Work, pending: readonly PendingRow[]): ReadonlySet<string> {
  const findings = checking.store.get().items.filter(({ level }) => level !== 'info')
  return new Set([...findings.map((item) => item.parcelCode), ...pending.map((row) => row.parcelCode)])
}

/** Rows that the server refuses as they are. */
function rowsWithLocks({ checking }: Work): ReadonlySet<string> {
  return new Set(checking.store.get().items.flatMap(({ code, row }) => (code === 'base-locked' ? [row] : [])))
}

/** How many findings must be corrected, by row of the workbook. */
function errorsByRow({ checking }: Work): ReadonlyMap<string, number> {
  const errors = new Map<string, number>()
  for (const { level, row } of checking.store.get().items) {
    if (level === 'error') errors.set(row, (errors.get(row) ?? 0) + 1)
  }
  return errors
}
