import type { HandOutLine } from '#core/api/hand-out.ts'
import { handOutNames } from '#core/hand-out/file-name.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { EndBadge } from '../list/end-badge.tsx'

/** 下发记录: who handed out what, when, and how much of it. */
export function HandOutRecord({ items }: { readonly items: readonly HandOutLine[] }) {
  if (items.length === 0) return null
  return (
    <section class="card field-scroll hand-out-record" aria-labelledby="hand-out-record">
      <h2 class="card-head" id="hand-out-record">
        下发记录
      </h2>
      <table class="table plain-table">
        <thead>
          <tr>
            {['时间', '街镇/园区', '结果'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <RecordLine key={`${item.id} ${item.at}`} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RecordLine({ item }: { readonly item: HandOutLine }) {
  const { at, as, townCode, ended, files, total, firms, carried, by } = item
  return (
    <tr>
      <th scope="row">
        {instantInTable(at)}
        <span class="cap hand-out-below">{by}</span>
      </th>
      <td>
        {townName(townCode) ?? townCode}
        <span class="cap hand-out-below">{handOutNames[as]}</span>
      </td>
      <td>
        <EndBadge ended={ended} />
        <span class="cap hand-out-below">
          {ended === 'done'
            ? `${count(files)} 宗，${count(firms)} 家企业，可沿用去年 ${count(carried)} 项`
            : `做了 ${count(files)} / ${count(total)} 宗`}
        </span>
      </td>
    </tr>
  )
}
