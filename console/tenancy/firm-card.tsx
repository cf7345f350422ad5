import { useState } from 'preact/hooks'
import type { FirmHolding, FirmShares } from '#core/api/tenancy.ts'
import { StatusBadge } from '../parcels/status-badge.tsx'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { AskTowns } from './ask-towns.tsx'
import { nameOfTown, percent, sumLooks } from './words.ts'

export interface FirmCardProps {
  readonly cycle: string
  readonly firm: FirmShares
  readonly onDone: () => void
}

/** A firm with its share on each of its parcels, the sum, and for 区专班 the way to ask the 街镇. */
export function FirmCard({ cycle, firm, onDone }: FirmCardProps) {
  const { account } = useSession()
  const [isAsking, setAsking] = useState(false)
  const { uscc, name, sum, state, holdings } = firm
  const [look, word] = sumLooks[state]
  const mayAskTowns = account.role === 'district' && state !== 'whole'
  return (
    <section class="card tenancy-card" aria-label={name ?? uscc}>
      <header class="tenancy-head">
        <h2>{name ?? '（本范围内未填名称）'}</h2>
        <span class="sub nb">{uscc}</span>
        <span class={look}>{word}</span>
        <b class="nb">{`合计 ${percent(sum)}`}</b>
        {mayAskTowns && !isAsking && (
          <button type="button" class="btn btn-s no-print" onClick={() => setAsking(true)}>
            请街镇核对
            <span class="vh">{name ?? uscc}</span>
          </button>
        )}
      </header>
      <div class="field-scroll">
        <table class="table plain-table">
          <thead>
            <tr>
              <th scope="col">街镇/园区</th>
              <th scope="col" class="num">
                分摊比例
              </th>
              <th scope="col">地块</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {holdings.map((holding, index) => (
              <HoldingLine key={holding.parcelCode ?? `other-${index}`} cycle={cycle} holding={holding} />
            ))}
          </tbody>
        </table>
      </div>
      {isAsking && <AskTowns cycle={cycle} firm={firm} onDone={onDone} onClose={() => setAsking(false)} />}
    </section>
  )
}

function HoldingLine({ cycle, holding }: { readonly cycle: string; readonly holding: FirmHolding }) {
  const { parcelCode, parcelName, townCode, share, status } = holding
  return (
    <tr>
      <th scope="row">{nameOfTown(townCode)}</th>
      <td class="num nb">{share === null ? '未填（按 100%）' : percent(share)}</td>
      <td>
        {parcelCode === null ? (
          <span class="sub">其他街镇的地块，不显示明细</span>
        ) : (
          <>
            <a href={parcelPath(cycle, parcelCode)} class="nb">
              {parcelCode}
            </a>
            {parcelName !== null && <span class="cap tenancy-below">{parcelName}</span>}
          </>
        )}
      </td>
      <td>{status === null ? '—' : <StatusBadge status={status} />}</td>
    </tr>
  )
}
