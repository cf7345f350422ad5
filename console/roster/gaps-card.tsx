import type { RosterGapLine } from '#core/api/roster.ts'
import { rosterGapNames, rosterGaps } from '#core/roster/gap.ts'
import { offices } from '#core/roster/office.ts'
import { count } from '#ui/number.ts'

/** 缺口: which offices have nobody, and whose account was never used. */
export function GapsCard({ gaps }: { readonly gaps: readonly RosterGapLine[] }) {
  if (gaps.length === 0) {
    return (
      <div class="banner banner-ok" role="status">
        <p class="banner-text">{`${count(offices.length)} 个单位都有负责人和联系人，账号都登录过。`}</p>
      </div>
    )
  }
  return (
    <section class="card card-body stack" aria-label="缺口">
      <h2>{`缺口 ${count(gaps.length)} 项`}</h2>
      <dl class="roster-gaps">
        {rosterGaps.map((kind) => {
          const found = gaps.filter(({ gap }) => gap === kind)
          if (found.length === 0) return null
          const whose = found.map(({ officeName, name }) => (name === null ? officeName : `${officeName} ${name}`))
          return (
            <div key={kind}>
              <dt>
                <span class={kind === 'nobody' ? 'badge badge-err' : 'badge badge-warn'}>{rosterGapNames[kind]}</span>
              </dt>
              <dd>{`${whose.join('、')}（${count(found.length)}）`}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
