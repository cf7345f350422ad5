import { useEffect, useState } from 'preact/hooks'
import type { ParcelSummary } from '#core/api/parcels.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { RowSource } from '#ui/table/row-source.ts'
import { printLimit } from '#ui/table/table.tsx'
import { GuardedExportLink } from '../export-requests/guarded-export-link.tsx'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { operationsPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import type { ParcelView } from './parcel-view.ts'

export interface ListActsProps {
  readonly cycle: string
  readonly view: ParcelView
  readonly total: number
  /** Another act of the page is the filled one. */
  readonly isQuiet: boolean
  readonly source: RowSource<ParcelSummary>
}

/** 打印 and 导出台账. The export takes the town filter along; the rest of the filter is the list's alone, and that is said. */
export function ListActs({ cycle, view, total, isQuiet, source }: ListActsProps) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const town = view.town.length > 0 ? { town: view.town.join(',') } : {}
  return (
    <>
      {mayAsk('bulkOperations', account.role) && (
        <a class="link" href={pathIn(operationsPath)}>
          批量办理记录
        </a>
      )}
      <PrintButton total={total} source={source} />
      <GuardedExportLink kind="ledger" town={view.town.length === 1 ? (view.town[0] ?? '') : ''} />
      {mayAsk('exportLedger', account.role) && (
        <a
          class={isQuiet ? 'btn' : 'btn btn-fill'}
          href={addressOf(endpoints.exportLedger, { query: { cycle, ...town } })}
          download
          title={view.town.length > 0 ? '导出所选街镇的汇总台账（xlsx）' : '导出范围内全部地块的汇总台账（xlsx）'}
        >
          <Icon name="download" />
          导出台账
        </a>
      )}
    </>
  )
}

/** Fetches what is not there yet, then prints; too long a list is told to take the export. */
function PrintButton({ total, source }: { readonly total: number; readonly source: RowSource<ParcelSummary> }) {
  const [isWaiting, setWaiting] = useState(false)
  const isTooLong = total > printLimit
  const isComplete = isWaiting && Array.from({ length: total }, (_, row) => row).every((row) => source.rowAt(row))
  useEffect(() => {
    if (isWaiting && !isComplete) source.need(0, total)
    if (!isComplete) return
    setWaiting(false)
    window.print()
  })
  return (
    <>
      {isWaiting && isTooLong && (
        <span
          class="cap"
          role="status"
        >{`共 ${count(total)} 宗，超过 ${count(printLimit)} 宗，请导出台账后打印。`}</span>
      )}
      <button type="button" class="btn" onClick={() => setWaiting(true)}>
        <Icon name="print" />
        打印
      </button>
    </>
  )
}
