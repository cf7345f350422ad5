import { exportKindNames, exportRequestStateNames } from '#core/access/export-approval.ts'
import type { ExportRequest } from '#core/api/export-requests.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { tellChanged } from '../data/changed.ts'
import { fateText, fieldsText, fileAddress, scopeText, stateLooks } from './words.ts'

export interface RequestLineProps {
  readonly request: ExportRequest
  readonly onDecide: () => void
  readonly onRevoke: () => void
}

/** Long enough for the server to have begun the file, whose heading counts it. */
const afterDownloadMilliseconds = 2000

/** One request: what it would let out and for what, what became of it, and what the reader may do with it. */
export function RequestLine({ request, onDecide, onRevoke }: RequestLineProps) {
  const { number, state, kind, fields, purpose, asked, own, mayDecide, mayRevoke } = request
  const fate = fateText(request)
  const address = own && state === 'approved' ? fileAddress(request) : null
  const said = (verb: string): string => `${verb}第 ${number} 号`
  return (
    <tr>
      <th scope="row" class="nb">{`第 ${number} 号`}</th>
      <td class="export-file">
        {exportKindNames[kind]}
        <span class="cap base-below nb">{scopeText(request)}</span>
      </td>
      <td class="export-text">
        {fieldsText(fields)}
        <span class="cap base-below">{`用途：${purpose}`}</span>
      </td>
      <td>
        {asked.by}
        <span class="cap base-below nb">{instantInTable(asked.at)}</span>
      </td>
      <td class="export-text">
        <span class={stateLooks[state]}>{exportRequestStateNames[state]}</span>
        {fate !== null && <span class="cap base-below">{fate}</span>}
      </td>
      <td>
        <div class="export-acts">
          {mayDecide && (
            <button type="button" class="btn btn-s" aria-label={said('审批')} onClick={onDecide}>
              审批
            </button>
          )}
          {address !== null && (
            <a
              class="btn btn-s"
              href={address}
              download
              aria-label={said('导出')}
              onClick={() => setTimeout(() => tellChanged('exportRequests'), afterDownloadMilliseconds)}
            >
              <Icon name="download" />
              导出
            </a>
          )}
          {mayRevoke && (
            <button type="button" class="btn btn-s" aria-label={said('撤销')} onClick={onRevoke}>
              撤销
            </button>
          )}
        </div>
      </td>
    </tr>
  )
}
