import { formatQuantity } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantText } from '#ui/instant.ts'
import { today } from '../../base/clock.ts'
import type { StoredSurvey } from '../storage/stored.ts'
import { hashOf } from './route.ts'

/** Which parcel this is, and that it was surveyed before. */
export function ParcelHead({ survey }: { readonly survey: StoredSurvey }) {
  const { parcelCode, parcelName, ownerName, townCode, landArea, floorArea, surveys, lastSurveyed } = survey.task
  const areas = [
    landArea === null ? null : `土地 ${formatQuantity(landArea, 2, 'm²')}`,
    floorArea === null ? null : `建筑 ${formatQuantity(floorArea, 2, 'm²')}`,
  ].flatMap((text) => text ?? [])
  return (
    <section class="card card-part survey-parcel" aria-label="地块">
      <a class="link" href={hashOf({ kind: 'tasks' })}>
        ‹ 返回核查任务
      </a>
      <h2>
        <span class="nb">{parcelCode}</span>
      </h2>
      <p>{parcelName ?? '名称未填'}</p>
      <p class="sub">
        {ownerName ?? '用地主体未填'}
        {townCode !== null && <span class="nb">{`　${townName(townCode) ?? townCode}`}</span>}
      </p>
      {areas.length > 0 && <p class="sub">{areas.join('　')}</p>}
      {surveys > 0 && lastSurveyed !== null && (
        <p class="sub">{`本年度已核查 ${surveys} 次，最近 ${instantText(lastSurveyed, today())}。这是新的一次。`}</p>
      )}
    </section>
  )
}
