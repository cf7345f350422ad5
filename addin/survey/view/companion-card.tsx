import type { CompanionState } from '#core/survey/companion.ts'
import { surveyLimits } from '#core/survey/limits.ts'
import type { PictureCardProps } from './photos-card.tsx'
import { SignaturePad } from './signature-pad.tsx'

const choices = [
  { state: 'signed', label: '陪同并签名' },
  { state: 'declined', label: '拒签' },
  { state: 'absent', label: '不在场' },
] as const satisfies readonly { readonly state: CompanionState; readonly label: string }[]

/** 陪同人 of the land user: signs, will not sign, or nobody is there; the last two with a reason. */
export function CompanionCard({ app, survey, onChange, latest }: PictureCardProps) {
  const { companion } = survey
  const set = (part: Partial<typeof companion>): void => onChange({ companion: { ...latest().companion, ...part } })
  return (
    <section class="card card-part" aria-label="陪同人">
      <h3>陪同人（企业）</h3>
      <fieldset class="choices">
        <legend class="label">陪同情况</legend>
        <div class="segments">
          {choices.map(({ state, label }) => (
            <label key={state} class="segment">
              <input
                type="radio"
                name="companion"
                value={state}
                checked={companion.state === state}
                onChange={() => set({ state })}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      {companion.state !== null && companion.state !== 'absent' && (
        <div class="field">
          <label for="companion-name">{companion.state === 'signed' ? '陪同人姓名' : '陪同人姓名（可不填）'}</label>
          <input
            id="companion-name"
            class="input"
            autocomplete="off"
            maxLength={surveyLimits.person}
            value={companion.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </div>
      )}
      {companion.state === 'signed' && (
        <SignaturePad
          app={app}
          survey={survey.id}
          who="陪同人"
          sha256={companion.signature}
          onSigned={(sha256) => set({ signature: sha256 })}
        />
      )}
      {(companion.state === 'declined' || companion.state === 'absent') && (
        <div class="field">
          <label for="companion-reason">{companion.state === 'declined' ? '拒签的情况' : '不在场的情况'}</label>
          <input
            id="companion-reason"
            class="input"
            maxLength={surveyLimits.reason}
            value={companion.reason}
            onInput={(event) => set({ reason: event.currentTarget.value })}
          />
        </div>
      )}
    </section>
  )
}
