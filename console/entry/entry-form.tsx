import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type FailureText, failureText } from '#ui/client-failure-text.ts'
import { Icon } from '#ui/icon.tsx'
import type { EntryFault } from './set-up-entry.ts'

export interface EntryFormProps<Entry> {
  /** The verb of the filled button. */
  readonly verb: string
  readonly read: (form: FormData) => Entry
  /** What does not fit before anything is sent. */
  readonly faultOf: (entry: Entry) => EntryFault | null
  readonly send: (entry: Entry) => Promise<void>
  /** The page has another act that comes first: this one's button is quiet. */
  readonly isQuiet?: boolean
  /** The field that is to be filled again after a refusal: the password unless told. */
  readonly focus?: string
  readonly children: ComponentChildren
}

/** A small form before the sign-in: what is wrong is said above it and the focus goes to the field. What was typed stays. */
export function EntryForm<Entry>({
  verb,
  read,
  faultOf,
  send,
  focus = 'password',
  isQuiet = false,
  children,
}: EntryFormProps<Entry>) {
  const [failure, setFailure] = useState<FailureText | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy || !(event.currentTarget instanceof HTMLFormElement)) return
    const form = event.currentTarget
    const entry = read(new FormData(form))
    const fault = faultOf(entry)
    setFailure(fault)
    if (fault !== null) {
      focusField(form, fault.field)
      return
    }
    setBusy(true)
    try {
      await send(entry)
    } catch (error) {
      setFailure(failureText(error))
      setBusy(false)
      focusField(form, focus)
    }
  }
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <div role="alert" class="form-alert">
        {failure !== null && (
          <div class="banner banner-err">
            <Icon name="error" />
            <p class="banner-text">
              <strong>{failure.title}</strong>
              {failure.detail}
              {failure.action}
            </p>
          </div>
        )}
      </div>
      {children}
      <button type="submit" class={`btn${isQuiet ? '' : ' btn-fill'}${isBusy ? ' is-busy' : ''}`} aria-busy={isBusy}>
        {verb}
      </button>
    </form>
  )
}

function focusField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.select()
}
