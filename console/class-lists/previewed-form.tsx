import type { ComponentChildren } from 'preact'
import type { ActPreview } from '#core/api/class-list-shapes.ts'
import { FormFoot } from '../act/form-foot.tsx'
import type { Act } from '../act/use-act.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { ActPreviewCard } from './act-preview.tsx'

export interface PreviewedFormProps {
  /** 列入, 移出, 适用, 停止适用. */
  readonly verb: string
  /** What is wrong with the fields, as a sentence; null for none. */
  readonly fault: string | null
  /** Runs 'preview' and 'record'. */
  readonly act: Act
  /** Null while the form is filled in. */
  readonly preview: ActPreview | null
  readonly onLook: () => void
  readonly onRecord: () => void
  readonly onBack: () => void
  readonly onCancel: () => void
  /** The fields. */
  readonly children: ComponentChildren
}

/** An act on many parcels: its fields, then for how many it will work, and only then the button that records it. */
export function PreviewedForm(props: PreviewedFormProps) {
  const { verb, fault, act, preview, onLook, onRecord, onBack, onCancel, children } = props
  const { running, failure } = act
  if (preview !== null) {
    return (
      <>
        <ActPreviewCard verb={verb} preview={preview} isBusy={running === 'record'} onRun={onRecord} onBack={onBack} />
        {failure !== null && <FailureNotice failure={failure} />}
      </>
    )
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    onLook()
  }
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <div class="class-form">{children}</div>
      <FormFoot
        fault={fault}
        button={`预览${verb}`}
        isBusy={running === 'preview'}
        onCancel={onCancel}
        failure={failure}
      />
    </form>
  )
}
