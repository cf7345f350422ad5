import '../panes/sync-pane.css'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { partyOf } from '#core/filing/party.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { today } from '../app/clock.ts'
import { useStore } from '../app/store.ts'
import { AccountCard } from '../panes/account-card.tsx'
import { isFile } from '../panes/desk-kind.ts'
import { Foot } from '../panes/foot.tsx'
import type { PaneProps } from '../panes/pane-body.tsx'
import { SaveButton } from '../panes/save-button.tsx'
import type { Sync } from '../sync/sync.ts'
import { ConflictList } from './conflict-list.tsx'
import { ExistingCard } from './existing-card.tsx'
import { FilingCard } from './filing-card.tsx'
import { SendBanners } from './send-banners.tsx'
import type { Sender } from './sender.ts'
import { useAccount, useSender } from './use-sender.ts'

export interface SendPartProps extends PaneProps {
  /** Counts up with every edit. */
  readonly version: number
  readonly children: ComponentChildren
}

/** The panel's frame: what stands in the way of sending above, what is judged here between, 上送 at the foot. */
export function SendPart({ app, work, version, children }: SendPartProps) {
  const sender = useSender(app, work)
  const sync = useAccount(work, app.onDefect)
  if (sync !== null) {
    return (
      <Sending app={app} work={work} version={version} sender={sender} sync={sync}>
        {children}
      </Sending>
    )
  }
  return (
    <>
      <div class="pane-content">{children}</div>
      <Foot text="">{isFile(app) && <SaveButton app={app} />}</Foot>
    </>
  )
}

function Sending({ app, version, sender, sync, children }: SendPartProps & { sender: Sender; sync: Sync }) {
  const state = useStore(sender.store, (value) => value)
  const { account, isExpired, isOnline } = useStore(sync.store, (value) => value)
  const isSignedIn = account !== null && !isExpired
  const party = account === null ? null : partyOf(account.role, account.org)
  const maySend = party === 'applicant' || party === 'industry'
  useEffect(() => {
    sender.look().catch(app.onDefect)
  }, [sender, version, account?.username, isExpired])
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
      <Foot text={state.filing === null ? '尚未上送' : `${instantText(state.filing.at, today())} 已上送`}>
        {isFile(app) && <SaveButton app={app} />}
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
