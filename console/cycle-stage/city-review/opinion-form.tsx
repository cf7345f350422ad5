import { cityOpinions } from '#core/city-review/opinion.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { useAct } from '../../act/use-act.ts'
import { TextField } from '../../list/form-fields.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { tellStageChanged } from '../stage-changed.ts'

/** The opinion about one parcel, entered by hand. */
export function OpinionForm({ cycle }: { readonly cycle: string }) {
  const { call } = useSession()
  const act = useAct()
  const enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const given = new FormData(form)
    const text = (name: string): string => String(given.get(name) ?? '').trim()
    const opinion = cityOpinions.find((each) => each === text('opinion')) ?? '同意'
    const adjusted = parcelClasses.find(({ code }) => code === text('class'))?.code
    const body = {
      parcelCode: text('parcelCode'),
      opinion,
      ...(opinion === '调整' && adjusted !== undefined ? { class: adjusted } : {}),
      ...(text('reason') === '' ? {} : { reason: text('reason') }),
    }
    if (body.parcelCode === '') return
    if (await act.run('enter', () => call('enterOpinion', { params: { cycle }, body }))) {
      form.reset()
      tellStageChanged()
    }
  }
  return (
    <form class="stage-form" aria-label="逐宗登记意见" onSubmit={(event) => void enter(event)} noValidate>
      <TextField label="地块编码" name="parcelCode" maxLength={40} />
      <label class="field">
        <span class="label">意见</span>
        <select class="select" name="opinion">
          {cityOpinions.toReversed().map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="label">调整后类别</span>
        <select class="select" name="class">
          <option value="">不调整</option>
          {parcelClasses.map(({ code, name }) => (
            <option key={code} value={code}>{`${code} ${name}`}</option>
          ))}
        </select>
      </label>
      <TextField label="理由" name="reason" maxLength={500} isWide />
      {act.failure !== null && (
        <div class="is-wide">
          <FailureNotice failure={act.failure} />
        </div>
      )}
      <div class="row is-wide">
        <button type="submit" class={act.running === null ? 'btn' : 'btn is-busy'}>
          登记这宗的意见
        </button>
      </div>
    </form>
  )
}
