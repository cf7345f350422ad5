import { useCallback, useRef, useState } from 'preact/hooks'
import type { CellValue } from '#core/form/field.ts'
import { surveyItems } from '#core/survey/item.ts'
import { surveyLimits } from '#core/survey/limits.ts'
import { type SurveyFault, type SurveyPart, surveyFaults, surveyFindings } from '#core/survey/readiness.ts'
import { today } from '../../base/clock.ts'
import type { SurveyApp } from '../app.ts'
import { cellsOfSurvey, contentOf } from '../draft.ts'
import type { StoredSurvey } from '../storage/stored.ts'
import { CompanionCard } from './companion-card.tsx'
import { ItemCard } from './item-card.tsx'
import { ParcelHead } from './parcel-head.tsx'
import { PhotosCard } from './photos-card.tsx'
import { PlaceCard } from './place-card.tsx'
import { hashOf } from './route.ts'
import { SurveyorCard } from './surveyor-card.tsx'

/** One survey as it is filled in: every change is on the phone before the next. */
export function SurveyForm({ app, first }: { readonly app: SurveyApp; readonly first: StoredSurvey }) {
  const [survey, setSurvey] = useState(first)
  const [faults, setFaults] = useState<readonly SurveyFault[]>([])
  const latest = useRef(first)
  const change = useCallback(
    (part: Partial<StoredSurvey>): void => {
      // Several parts may change before the page is drawn again: a photo that was made smaller, a place that was found.
      latest.current = { ...latest.current, ...part }
      setSurvey(latest.current)
      app.save(latest.current).catch(app.onDefect)
    },
    [app],
  )
  const setField = (key: string, value: CellValue | null): void =>
    change({ fields: { ...latest.current.fields, [key]: value } })
  const findings = surveyFindings(cellsOfSurvey(survey), today())
  const submit = (): void => {
    const found = surveyFaults(contentOf(latest.current), today())
    setFaults(found)
    const [missing] = found
    if (missing !== undefined) {
      document.getElementById(`part-${missing.part}`)?.scrollIntoView({ block: 'start' })
      document.getElementById(`part-${missing.part}`)?.focus({ preventScroll: true })
      return
    }
    location.hash = hashOf({ kind: 'records' })
    app.submit(latest.current).catch(app.onDefect)
  }
  const discard = (): void => {
    location.hash = hashOf({ kind: 'tasks' })
    app.discard(survey.id).catch(app.onDefect)
  }
  const told = (part: SurveyPart) => faults.filter((fault) => fault.part === part).map(({ text }) => text)
  const parts = { app, survey, onChange: change }
  return (
    <article class="survey-form" aria-label={`核查 ${survey.task.parcelCode}`}>
      <ParcelHead survey={survey} />
      <Part part="fields" told={told('fields')}>
        {surveyItems.map((item) => (
          <ItemCard
            key={item.id}
            item={item}
            survey={survey}
            findings={findings}
            areRequiredTold={faults.length > 0}
            onField={setField}
          />
        ))}
      </Part>
      <Part part="photos" told={told('photos')}>
        <PhotosCard {...parts} latest={() => latest.current} />
      </Part>
      <section class="card card-part" aria-label="其他情况">
        <div class="field">
          <label for="note">其他情况</label>
          <textarea
            id="note"
            class="textarea"
            rows={3}
            maxLength={surveyLimits.note}
            value={survey.note}
            onInput={(event) => change({ note: event.currentTarget.value })}
          />
        </div>
      </section>
      <Part part="place" told={told('place')}>
        <PlaceCard {...parts} />
      </Part>
      <Part part="surveyor" told={told('surveyor')}>
        <SurveyorCard {...parts} latest={() => latest.current} />
      </Part>
      <Part part="companion" told={told('companion')}>
        <CompanionCard {...parts} latest={() => latest.current} />
      </Part>
      <div class="survey-acts">
        <button type="button" class="btn btn-fill btn-touch" onClick={submit}>
          提交核查
        </button>
        <p class="cap">提交后先存在手机上，联网时自动发到服务器；提交后不能修改，需要时另做一次核查。</p>
        <Discard onDiscard={discard} />
      </div>
    </article>
  )
}

interface PartProps {
  readonly part: SurveyPart
  readonly told: readonly string[]
  readonly children: preact.ComponentChildren
}

/** A part of the form with what keeps it from being handed in. */
function Part({ part, told, children }: PartProps) {
  return (
    <div class="survey-part" id={`part-${part}`} tabIndex={-1}>
      {told.map((text) => (
        <p key={text} class="field-error" role="alert">
          {text}
        </p>
      ))}
      {children}
    </div>
  )
}

/** Thrown away only when asked twice. */
function Discard({ onDiscard }: { readonly onDiscard: () => void }) {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <button type="button" class="link" onClick={() => setAsked(true)}>
        放弃这次核查
      </button>
    )
  }
  return (
    <fieldset class="survey-discard" aria-label="放弃这次核查">
      <p>手机上这次核查的内容和照片都会删除。</p>
      <button type="button" class="btn btn-touch" onClick={onDiscard}>
        删除
      </button>
      <button type="button" class="btn btn-touch" onClick={() => setAsked(false)}>
        保留
      </button>
    </fieldset>
  )
}
