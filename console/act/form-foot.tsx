import { FailureNotice } from '../notice/failure-notice.tsx'

export interface FormFootProps {
  /** What is wrong with the form, as a sentence; null for nothing. */
  readonly fault?: string | null
  readonly button: string
  readonly isBusy: boolean
  /** The one act of the page; quiet where another is. */
  readonly isMain?: boolean
  readonly onCancel: () => void
  /** Why it failed; null for nothing. */
  readonly failure: unknown
}

/** The foot of a form: what is wrong with it, its button and the way out, and why it failed. */
export function FormFoot({ fault = null, button, isBusy, isMain = true, onCancel, failure }: FormFootProps) {
  const look = isMain ? 'btn btn-fill' : 'btn'
  return (
    <>
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      <div class="row">
        <button type="submit" class={isBusy ? `${look} is-busy` : look} aria-busy={isBusy}>
          {button}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          取消
        </button>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  )
}
