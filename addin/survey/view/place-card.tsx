import { useState } from 'preact/hooks'
import type { SurveyPlace } from '#core/api/surveys.ts'
import { farMetresStanding, surveyLimits } from '#core/survey/limits.ts'
import { boundaryOf, isFar, metresToBoundary } from '#core/survey/place.ts'
import type { SurveyApp } from '../app.ts'
import { currentPlace, NoPlace } from '../locate.ts'
import { distanceText } from '../near.ts'
import type { StoredSurvey } from '../storage/stored.ts'
import { PlaceSketch } from './place-sketch.tsx'

export interface PlaceCardProps {
  readonly app: SurveyApp
  readonly survey: StoredSurvey
  readonly onChange: (part: Partial<StoredSurvey>) => void
}

/** Where the survey is made: found by the phone, or a reason why there is no place. */
export function PlaceCard({ app, survey, onChange }: PlaceCardProps) {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { place } = survey
  const locate = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      onChange({ place: await currentPlace() })
    } catch (error) {
      if (!(error instanceof NoPlace)) throw error
      setFailure(error.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="card card-part" aria-label="位置">
      <h3>位置</h3>
      {place?.kind === 'fix' && <Found place={place} survey={survey} />}
      <button
        type="button"
        class={isBusy ? 'btn btn-touch is-busy' : 'btn btn-touch'}
        onClick={() => locate().catch(app.onDefect)}
      >
        {place?.kind === 'fix' ? '重新定位' : '获取当前位置'}
      </button>
      {failure !== null && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
      {place?.kind !== 'fix' && (
        <div class="field">
          <label for="no-place">不能定位的原因</label>
          <input
            id="no-place"
            class="input"
            maxLength={surveyLimits.reason}
            placeholder="如：厂房内没有信号"
            value={place?.reason ?? ''}
            onInput={(event) => {
              const reason = event.currentTarget.value
              onChange({ place: reason === '' ? null : { kind: 'none', reason } })
            }}
          />
        </div>
      )}
    </section>
  )
}

interface FoundProps {
  readonly place: Extract<SurveyPlace, { readonly kind: 'fix' }>
  readonly survey: StoredSurvey
}

function Found({ place, survey: { task } }: FoundProps) {
  const boundary = boundaryOf(task.boundary ?? [])
  const metres = metresToBoundary(place, boundary)
  return (
    <>
      <p>
        <span class="nb">{`经度 ${place.longitude.toFixed(6)}`}</span>
        <span class="nb">{`　纬度 ${place.latitude.toFixed(6)}`}</span>
        <span class="nb">{`　精度约 ${Math.round(place.accuracy)} 米`}</span>
      </p>
      {metres === null ? (
        <p class="sub">底版没有这宗地块的边界，不能比较距离。</p>
      ) : (
        <>
          <p class="sub">{metres === 0 ? '在地块内。' : `距地块边界约 ${distanceText(metres)}。`}</p>
          <PlaceSketch place={place} boundary={boundary} />
        </>
      )}
      {isFar(metres, place.accuracy) && (
        <p class="survey-remark" role="status">
          {`离地块较远，请核对是否到了现场；确实如此的仍可提交。（${farMetresStanding}）`}
        </p>
      )}
    </>
  )
}
