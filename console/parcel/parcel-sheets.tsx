import type { ParcelDetail } from '#core/api/parcels.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { GuardedExportLink } from '../export-requests/guarded-export-link.tsx'
import { mayAsk } from '../frame/entries.ts'
import { useSession } from '../session/session.ts'

/** 体检表 of the parcel's latest result, on paper and as a workbook. */
export function ParcelSheets({ detail: { cycle, parcelCode, result } }: { readonly detail: ParcelDetail }) {
  const { account } = useSession()
  if (result === null || !mayAsk('checkUpSheet', account.role)) return null
  const { evaluation } = result
  const address = (query: Readonly<Record<string, string>>): string =>
    addressOf(endpoints.checkUpSheet, { params: { cycle, parcelCode }, query: { evaluation, ...query } })
  return (
    <div class="row parcel-sheets no-print">
      <a class="btn" href={address({ format: 'pdf' })} download>
        <Icon name="download" />
        体检表
      </a>
      <a class="btn" href={address({ format: 'pdf', explained: 'true' })} download>
        体检表附逐条说明
      </a>
      <a class="btn" href={address({ format: 'xlsx' })} download>
        体检表（xlsx）
      </a>
      <GuardedExportLink kind="results" object={evaluation} />
    </div>
  )
}
