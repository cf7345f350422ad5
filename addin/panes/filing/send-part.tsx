import '../sync-pane.css'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { partyOf } from '#core/filing/party.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import type { App } from '../../app/app.ts'
import type { SheetApp } from '../../app/sheet-desk.ts'
import { today } from '../../base/clock.ts'
import { useStore } from '../../base/store.ts'
import type { SendState } from '../../filing/send-state.ts'
import type { Sender } from '../../filing/sender.ts'
import type { Sync } from '../../sync/sync.ts'
import { AccountCard } from '../account-card.tsx'
import { isFile, isSheet } from '../desk-kind.ts'
import { Foot } from '../foot.tsx'
import type { PaneProps } from '../pane-body.tsx'
import { SaveButton } from '../save-button.tsx'
import { useSync } from '../use-sync.ts'
import { ConflictList } from './conflict-list.tsx'
import { ExistingCard } from './existing-card.tsx'
import { FilingCard } from './filing-card.tsx'
import { SendBanners } from './send-banners.tsx'

export interface SendPartProps extends PaneProps {
  readonly sender: Sender
  readonly children: ComponentChildren
}

/** The panel's frame: what stands in the way of sending above, what is judged here between, 上送 at the foot. */
export function SendPart({ app, work, sender, children }: SendPartProps) {
  const sync = useSync(work, app.onDefect)
  if (sync !== null) {
    return (
      <Sending app={app} work={work} sender={sender} sync={sync}>
        {children}
      </Sending>
    )
  }
  return (
    <>
      <div class="pane-content">{children}</div>
      <Foot text="">
        <DeskActs app={app} work={work} />
      </Foot>
    </>
  )
}

function Sending({ app, work, sender, sync, children }: SendPartProps & { sync: Sync }) {
  const state = useStore(sender.store, (value) => value)
  const { account, isExpired, isOnline } = useStore(sync.store, (value) => value)
  const isSignedIn = account !== null && !isExpired
  const party = account === null ? null : partyOf(account.role, account.org)
  const maySend = party === 'applicant' || party === 'industry'
  useEffect(() => {
    sender.look().catch(app.onDefect)
  }, [sender, account?.username, isExpired])
  const act = (doing: Promise<void>): void => {
    doing.catch(app.onDefect)
  }
  const isNext = isSignedIn && maySend && state.conflicts.length === 0 && state.existing === null
  return (
    <>
      <div class="pane-content">
        <SendBanners state={state} isOnline={isOnline} isExpired={isExpired} onRetry={() => act(sender.send())} />
        {state.existing !== null && (
          <ExistingCard filings={state.existing} onAnswer={(filing) => act(sender.answer(filing))} />
        )}
        <ConflictList
          conflicts={state.conflicts}
          onChoose={(conflict, choice) => act(sender.choose(conflict, choice))}
        />
        <FilingCard state={state} />
        {children}
        <AccountCard state={sync.store.get()} sync={sync} onDefect={app.onDefect} />
        {isSignedIn && !maySend && (
          <p class="card card-part sub">优质项目由项目单位或区产业部门上送。您仍可填写、校验和保存。</p>
        )}
      </div>
      <Foot text={<Standing app={app} filing={state.filing} />}>
        <DeskActs app={app} work={work} />
        {(!isSignedIn || maySend) && (
          <button
            type="button"
            class={`${isNext ? 'btn btn-fill' : 'btn'}${state.isRunning ? ' is-busy' : ''}`}
            onClick={() => {
              if (isSignedIn) act(sender.send())
              else document.getElementById('sign-in-name')?.focus()
            }}
          >
            {state.pending === 0 ? '上送到区里' : <span class="nb">{`上送 ${count(state.pending)} 处修改`}</span>}
          </button>
        )}
      </Foot>
    </>
  )
}

/** A file is saved here; a sheet of another program is read again, for some edits are never told. */
function DeskActs({ app, work: { checking } }: PaneProps) {
  const isRunning = useStore(checking.store, ({ running }) => running !== null)
  if (isFile(app)) return <SaveButton app={app} />
  return (
    <button
      type="button"
      class={isRunning ? 'btn is-busy' : 'btn'}
      onClick={() => {
        checking.recheck().catch(app.onDefect)
      }}
    >
      重新校验
    </button>
  )
}

/** When it was last sent; and what the pane wrote into another program's sheet wants to be saved there. */
function Standing({ app, filing }: { readonly app: App; readonly filing: SendState['filing'] }) {
  const sent = filing === null ? '尚未上送' : `${instantText(filing.at, today())} 已上送`
  return (
    <>
      {sent}
      {isSheet(app) && <Unsaved app={app} />}
    </>
  )
}

function Unsaved({ app }: { readonly app: SheetApp }) {
  const hasWritten = useStore(app.desk.store, (state) => state.hasWritten)
  return hasWritten ? <>，请用 Ctrl+S 保存工作簿</> : null
}
