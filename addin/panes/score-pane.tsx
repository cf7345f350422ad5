import './score-pane.css'
import { useEffect, useRef } from 'preact/hooks'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { ScoreCard } from '#ui/score/score-card.tsx'
import { WayUpCard } from '#ui/score/way-up.tsx'
import { useDelayed } from '#ui/use-delayed.ts'
import { summaryOf } from '../app/parcel.ts'
import type { ScoringState } from '../app/scoring.ts'
import { useStore } from '../base/store.ts'
import type { ParcelCard } from '../workers/score-types.ts'
import { isSheet } from './desk-kind.ts'
import { Foot } from './foot.tsx'
import type { PaneProps } from './pane-body.tsx'
import { ScoreTable } from './score-table.tsx'
import { SheetCard, type SheetCardProps } from './sheet-card.tsx'
import { UnconfirmedCard } from './unconfirmed-card.tsx'
import { useEscape } from './use-escape.ts'
import { WriteScoresButton } from './write-scores-button.tsx'

/** 评分: where one stands and why; a ledger shows its table first, a row opens the parcel's card. */
export function ScorePane({ app, work: { document, checking, scoring } }: PaneProps) {
  const state = useStore(scoring.store, (value) => value)
  const checkedAt = useStore(checking.store, (value) => value.checkedAt)
  const goneParcels = useStore(checking.store, (value) => value.goneParcels)
  const isSlow = useDelayed(state.reading !== null || (state.isRunning && state.scores === null), 300)
  const isLedger = summaryOf(document.host).only === null
  useEffect(() => {
    if (scoring.store.get().scores === null && checkedAt !== null) scoring.run().catch(app.onDefect)
  }, [scoring, checkedAt])

  const open = (parcelCode: string | null): void => {
    scoring.openCard(parcelCode).catch(app.onDefect)
  }
  const back = (): void => {
    const from = state.parcelCode
    open(null)
    requestAnimationFrame(() => requestAnimationFrame(() => focusRow(from)))
  }
  useEscape(isLedger && state.parcelCode !== null, back)
  return (
    <>
      <div class="pane-content">
        {isSlow && state.reading !== null && (
          <Progress title="正在读取工作表" {...state.reading} unit="行" onCancel={scoring.cancel} />
        )}
        {isSlow && state.reading === null && <Progress title="正在评分" done={0} total={0} unit="宗" />}
        {goneParcels.length > 0 && (
          <p class="banner" role="status">
            {`${goneText(goneParcels)}已在服务器上删除，不计入评分。如有误，请在“同步”中恢复。`}
          </p>
        )}
        <Content
          state={state}
          isGone={goneParcels.length > 0}
          isLedger={isLedger}
          onOpen={open}
          onBack={back}
          onFix={() => app.goTo('check')}
          model={document.host.model}
          session={app.session}
        />
      </div>
      <Foot text={state.scoredAt === null ? '' : `${state.scoredAt} 按填报值计算`}>
        {isSheet(app) && document.host.capabilities.reports && <WriteScoresButton desk={app.desk} />}
        <button
          type="button"
          class={state.isRunning ? 'btn btn-fill is-busy' : 'btn btn-fill'}
          onClick={() => {
            scoring.run().catch(app.onDefect)
          }}
        >
          重新评分
        </button>
      </Foot>
    </>
  )
}

/** 地块 SJ-XQ-0137, or 3 宗地. */
function goneText(codes: readonly string[]): string {
  return codes.length === 1 ? `地块 ${codes.join()} ` : `${count(codes.length)} 宗地`
}

interface ContentProps extends Pick<SheetCardProps, 'model' | 'session'> {
  readonly state: ScoringState
  /** Parcels were left out, and it was said. */
  readonly isGone: boolean
  readonly isLedger: boolean
  readonly onOpen: (parcelCode: string) => void
  readonly onBack: () => void
  readonly onFix: () => void
}

function Content({ state, isGone, isLedger, onOpen, onBack, onFix, ...exporting }: ContentProps) {
  const { scores, card, parcelCode } = state
  if (scores === null) {
    return state.isRunning ? null : <p class="card empty">还没有评分。请点“重新评分”，得分按表格中现在的值计算。</p>
  }
  if (scores.rows.length === 0) {
    if (isGone) return null
    return <p class="card empty">还没有可评分的地块。请先在表格中填写地块编码和土地面积、用地类别。</p>
  }
  if (parcelCode === null) return <ScoreTable scores={scores} onOpen={onOpen} />
  return (
    <>
      {isLedger && <Back key={parcelCode} onBack={onBack} />}
      {card === null ? (
        <p class="card empty">{`工作簿里没有地块 ${parcelCode}。`}</p>
      ) : (
        <>
          <Card card={card} isLedger={isLedger} onFix={onFix} />
          <SheetCard key={parcelCode} card={card} {...exporting} />
        </>
      )}
    </>
  )
}

/** Takes the focus: the row it was opened from is gone. */
function Back({ onBack }: { onBack: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <button type="button" class="link score-back" ref={button} onClick={onBack}>
      ‹ 返回列表（Esc）
    </button>
  )
}

function Card({ card, isLedger, onFix }: { card: ParcelCard; isLedger: boolean; onFix: () => void }) {
  const { result, standard, verdict, way } = card
  return (
    <>
      {isLedger && <h2 class="score-parcel">{result.parcelCode}</h2>}
      <ScoreCard result={result} standard={standard} verdict={verdict} onFix={onFix}>
        <UnconfirmedCard result={result} />
        {result.total !== null && <WayUpCard way={way} standard={standard} total={result.total} />}
      </ScoreCard>
    </>
  )
}

function focusRow(parcelCode: string | null): void {
  if (parcelCode === null) return
  document.querySelector<HTMLElement>(`[data-parcel="${CSS.escape(parcelCode)}"]`)?.focus()
}
