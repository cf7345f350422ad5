import { surveyLimits } from '#core/survey/limits.ts'
import type { PictureCardProps } from './photos-card.tsx'
import { SignaturePad } from './signature-pad.tsx'

/** 核查人: name and signature. */
export function SurveyorCard({ app, survey, onChange, latest }: PictureCardProps) {
  const { name, signature } = survey.surveyor
  const set = (part: Partial<typeof survey.surveyor>): void => onChange({ surveyor: { ...latest().surveyor, ...part } })
  return (
    <section class="card card-part" aria-label="核查人">
      <h3>核查人</h3>
      <div class="field">
        <label for="surveyor-name">核查人姓名</label>
        <input
          id="surveyor-name"
          class="input"
          autocomplete="off"
          maxLength={surveyLimits.person}
          value={name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      <SignaturePad
        app={app}
        survey={survey.id}
        who="核查人"
        sha256={signature}
        onSigned={(sha256) => set({ signature: sha256 })}
      />
    </section>
  )
}
