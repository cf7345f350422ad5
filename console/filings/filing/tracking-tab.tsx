import { endpoints } from '#core/api/table.ts'
import { cityNoticeTask, routeOf } from '#core/filing/documents.ts'
import { filingStateNames } from '#core/filing/state.ts'
import { deciderNames } from '#core/filing-route/route.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { mayAsk } from '../../frame/entries.ts'
import { useSession } from '../../session/session.ts'
import type { OpenFiling } from './filing-context.ts'
import { MilestoneStrip } from './milestone-strip.tsx'
import { PromiseTable } from './promise-table.tsx'

/** 认定与跟踪: the decision, its report to the city, and the project through construction to operation. */
export function TrackingTab({ open }: { readonly open: OpenFiling }) {
  const { account } = useSession()
  const { detail, filing } = open
  const { decision, withdrawn, receipts, services, measures, resumptions, planAdjustment, evaluation } = filing
  const route = routeOf(filing)
  const isTracked = decision?.outcome === 'recognised' || decision?.outcome === 'city-recognised'
  const notice = cityNoticeTask(filing)
  return (
    <>
      <section class="card" aria-labelledby="decision-title">
        <div class="card-head">
          <h2 id="decision-title">认定</h2>
          {mayAsk('filingHandover', account.role) && filing.submittedOn !== null && (
            <a
              class="btn btn-s no-print"
              href={addressOf(endpoints.filingHandover, { params: { id: detail.id } })}
              download
            >
              <Icon name="download" />
              产业云平台录入表
            </a>
          )}
        </div>
        <ul class="card-body stack-s">
          {decision === null && withdrawn === null && <li class="sub">还没有作出认定。</li>}
          {decision !== null && (
            <li>
              {`${decision.day} ${deciderNames[decision.by]}${filingStateNames[decision.outcome]}`}
              {decision.reason !== null && `，理由：${decision.reason}`}
            </li>
          )}
          {withdrawn !== null && <li>{`${withdrawn.day} 撤回，理由：${withdrawn.reason}`}</li>}
          {notice === 'open' && (
            <li class="with-icon">
              <Icon name="warning" class="is-warning" label="待办" />
              <span>突破合同容积率，须通过产业云平台向市经济信息化委、市规划资源局报备（尚未报备）。</span>
            </li>
          )}
          {notice === 'done' && <li>{`${filing.cityNoticeOn ?? ''} 已向市级报备。`}</li>}
          {route?.awaitsPlanAdjustment === true && (
            <li>
              {planAdjustment === null
                ? '未经规划确认保留：环评之后的节点须先有规划调整（尚未登记）。'
                : `规划调整 ${planAdjustment.reference}，${planAdjustment.day} 登记。`}
            </li>
          )}
          {receipts.map(({ stage, number, day, actorName }) => (
            <li key={`${stage} ${number}`}>{`产业云平台“${stage}”回执 ${number}（${day} ${actorName}）`}</li>
          ))}
        </ul>
      </section>
      {isTracked && (
        <>
          <MilestoneStrip filing={filing} />
          <PromiseTable filing={filing} />
          <Lines
            title="协调服务"
            none="还没有记录审批和服务。"
            lines={services.map(
              ({ stage, service, name, by, outcome, day }) =>
                `${day} ${stage} · ${service}：${name}（${by}），${outcome}`,
            )}
          />
          {measures.length > 0 && (
            <Lines
              title="处置措施"
              none=""
              lines={[
                ...measures.map(
                  ({ measure, cause, reason, day, actorName }) =>
                    `${day} ${measure}（${cause}）：${reason}（${actorName}）`,
                ),
                ...resumptions.map(({ reason, day, actorName }) => `${day} 恢复：${reason}（${actorName}）`),
              ].toSorted()}
            />
          )}
          {evaluation !== null && (
            <Lines
              title="后评估"
              none=""
              lines={[`${evaluation.day} ${evaluation.conclusion}（${evaluation.actorName}）`]}
            />
          )}
        </>
      )}
    </>
  )
}

interface LinesProps {
  readonly title: string
  readonly none: string
  readonly lines: readonly string[]
}

function Lines({ title, none, lines }: LinesProps) {
  return (
    <section class="card" aria-label={title}>
      <div class="card-head">
        <h2>{title}</h2>
      </div>
      <ul class="card-body stack-s">
        {lines.length === 0 && <li class="sub">{none}</li>}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
