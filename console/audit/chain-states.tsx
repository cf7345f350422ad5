import { useState } from 'preact/hooks'
import { auditChainNames } from '#core/access/audit-action.ts'
import type { AuditChainState } from '#core/api/audit.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

export interface ChainStatesProps {
  readonly state: AnswerOf<'auditState'>
  readonly onChecked: () => void
}

/** Whether the chains are sound, since when that is known, and how far they are anchored; check now, copy an anchor. */
export function ChainStates({ state, onChecked }: ChainStatesProps) {
  const { call } = useSession()
  const [isChecking, setChecking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [isPaperShown, setPaperShown] = useState(false)
  const isBusy = isChecking || state.checking

  const check = (): void => {
    setChecking(true)
    setFailure(null)
    call('checkAudit', {})
      .then(onChecked, setFailure)
      .finally(() => setChecking(false))
  }

  return (
    <section class="card card-body stack-s" aria-label="审计链状态">
      {state.chains.map((chain) => (
        <ChainLine key={chain.chain} state={chain} />
      ))}
      {state.anchorsFailing > 0 && (
        <div class="banner banner-warn" role="status">
          <Icon name="warning" />
          <div class="banner-text">
            <strong>锚点写不进去</strong>
            {`${count(state.anchorsFailing)} 处锚点文件现在不能写入，请系统管理员查看服务日志和 ANCHOR_DIR。恢复前，链末尾如被截去，凭这些锚点发现不了。`}
          </div>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} onRetry={check} />}
      <div class="audit-acts no-print">
        <button
          type="button"
          class={isBusy ? 'btn btn-s is-busy' : 'btn btn-s'}
          aria-busy={isBusy}
          onClick={() => !isBusy && check()}
        >
          立即校验
        </button>
        <button
          type="button"
          class="btn btn-s"
          aria-expanded={isPaperShown}
          onClick={() => setPaperShown(!isPaperShown)}
        >
          导出锚点
        </button>
      </div>
      {isPaperShown && <Papers chains={state.chains} />}
    </section>
  )
}

function ChainLine({ state: { chain, entries, checked, anchored } }: { readonly state: AuditChainState }) {
  const { today } = useSession()
  const name = `${auditChainNames[chain]}链`
  const total = `共 ${count(entries)} 条`
  const anchor =
    anchored === null
      ? '尚无库外锚点，末尾被截断时不能发现'
      : `锚点到第 ${count(anchored.seq)} 条（${instantText(anchored.at, today)}）`
  if (checked === null) {
    return <Line icon="info" look="" text={`${name}尚未校验`} rest={`${total}，${anchor}`} />
  }
  const at = `校验于 ${instantText(checked.at, today)}（${count(checked.entries)} 条）`
  if (checked.faults.length === 0) {
    return <Line icon="done" look="is-ok" text={`${name}完整`} rest={`${at}，${total}，${anchor}`} />
  }
  return (
    <div class="banner banner-err" role="alert">
      <Icon name="error" />
      <div class="banner-text">
        <strong>{`${name}不完整`}</strong>
        {`${at}。请保全数据库和锚点文件，联系安全管理员。`}
        <ul class="audit-faults">
          {checked.faults.slice(0, faultsShown).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const faultsShown = 5

interface LineProps {
  readonly icon: 'info' | 'done'
  readonly look: string
  readonly text: string
  readonly rest: string
}

function Line({ icon, look, text, rest }: LineProps) {
  return (
    <p class={`audit-chain ${look}`}>
      <Icon name={icon} />
      <strong>{text}</strong>
      <span class="sub">{rest}</span>
    </p>
  )
}

/** To be copied by hand or printed: whoever has it later can tell whether the log was cut or written anew. */
function Papers({ chains }: { readonly chains: readonly AuditChainState[] }) {
  return (
    <div class="audit-papers">
      <p class="sub">抄录或打印后离线保存。核对：checkup verify-audit --paper "抄录的一行"</p>
      {chains.map(({ chain, paper }) => (
        <p key={chain}>
          <code>{paper ?? `${auditChainNames[chain]}链还没有记录`}</code>
        </p>
      ))}
    </div>
  )
}
