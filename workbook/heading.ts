import type { Field } from '#core/form/field.ts'
import { type Form, fieldEntries, headingOf } from '#core/form/form.ts'

/** Marks that people and our own templates set before or after a heading. */
const marks = /^[*●◐○△□＝=]+|[*●◐○△□＝=:]+$/g

/** A heading as it is compared: width, spaces, line breaks, marks and a closing colon make no difference. */
export function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(marks, '')
}

/** What a heading may be to one form. */
export type HeadingMatch =
  | { readonly kind: 'field'; readonly key: string; readonly field: Field }
  /** The label of a field with another unit than the form's: never read, never converted. */
  | { readonly kind: 'other-unit'; readonly expected: string }

export interface HeadingIndex {
  readonly form: Form
  match(text: string): HeadingMatch | null
}

/** Headings of a form: the label, alone or with its unit in brackets of either width. */
export function headingIndex(form: Form): HeadingIndex {
  const byHeading = new Map<string, HeadingMatch>()
  const byLabel = new Map<string, string>()
  for (const [key, field] of fieldEntries(form)) {
    byHeading.set(comparable(field.label), { kind: 'field', key, field })
    byHeading.set(comparable(headingOf(field)), { kind: 'field', key, field })
    byLabel.set(comparable(field.label), headingOf(field))
  }
  return {
    form,
    match(text) {
      const heading = comparable(text)
      const exact = byHeading.get(heading)
      if (exact) return exact
      const label = /^(.+)[([](?:[^()[\]]+)[)\]]$/.exec(heading)?.[1]
      const expected = label === undefined ? undefined : byLabel.get(label)
      return expected === undefined ? null : { kind: 'other-unit', expected }
    },
  }
}
