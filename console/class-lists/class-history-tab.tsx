import './class-lists.css'
import { stayEndNames, stayOriginNames } from '#core/class-lists/origin.ts'
import { useAnswer } from '../data/use-answer.ts'
import { ListShapes } from '../list/list-shapes.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { ClassStrip } from './class-strip.tsx'

/** 历年类别 of a parcel: the strip of its years, its time on the 低效 list, and what is applied to it. */
export function ClassHistoryTab({ cycle, parcelCode }: { readonly cycle: string; readonly parcelCode: string }) {
  const { value, failure, askAgain } = useAnswer('classHistory', { params: { cycle, parcelCode } })
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null) return <ListShapes label="历年类别" />
  const { years, stays, measures } = value
  return (
    <div class="stack">
      <section class="card card-body stack" aria-labelledby="years">
        <h2 id="years">历年类别</h2>
        {years.length === 0 ? (
          <p class="sub">还没有审定的年度，也没有导入以往年度的结果。</p>
        ) : (
          <>
            <ClassStrip
              years={years.map((year) => ({
                cycle: year.cycle,
                class: year.class,
                of: year.parcelCode === parcelCode ? null : year.parcelCode,
                isImported: year.from === 'imported',
              }))}
            />
            <ul class="class-years-list">
              {years.map((year) => (
                <li key={`${year.cycle} ${year.parcelCode}`}>
                  <b class="nb">{`${year.cycle}年度 ${year.class ?? '未定类'}`}</b>
                  {year.parcelCode !== parcelCode && <span class="badge">{`前身 ${year.parcelCode}`}</span>}
                  <span class="sub">
                    {year.from === 'decided' ? `${year.told} 审定` : `导入：${year.told}`}
                    {year.standard !== null && `，标准 ${year.standard}`}
                    {year.adjustment !== null && `；研判调整：${year.adjustment}`}
                  </span>
                </li>
              ))}
            </ul>
            <p class="cap">各年标准可能不同，类别变化只作信息。</p>
          </>
        )}
      </section>
      <section class="card card-body stack" aria-labelledby="stays">
        <h2 id="stays">低效产业用地清单</h2>
        {stays.length === 0 ? (
          <p class="sub">没有列入过。</p>
        ) : (
          <ul class="class-years-list">
            {stays.map(({ from, until, origin, source }) => (
              <li key={from.on}>
                <b class="nb">{`${from.on} 至 ${until?.on ?? '今'}`}</b>
                <span>{`${stayOriginNames[origin]}：${from.reason}`}</span>
                {source !== null && <span class="sub">{`来源：${source}`}</span>}
                {until !== null && (
                  <span class="sub">{`${stayEndNames[until.end]}${(until.reason ?? '') === '' ? '' : `：${until.reason}`}`}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="card card-body stack" aria-labelledby="applied">
        <h2 id="applied">适用的政策</h2>
        {measures.length === 0 ? (
          <p class="sub">没有适用差别化政策。</p>
        ) : (
          <ul class="class-years-list">
            {measures.map(({ policy, name, label, from, until, overridden }) => (
              <li key={`${policy} ${from}`}>
                <b>{name}</b>
                {label !== null && <span class="badge badge-warn">{label}</span>}
                <span class="sub nb">{`${from} 至 ${until ?? '今'}`}</span>
                {overridden !== null && <span class="sub">{`不合条件仍适用：${overridden}`}</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
