import { isRequired } from '#core/checks/check-fields.ts'
import type { Scalar } from '#core/form/field.ts'
import { type Form, fieldEntries } from '#core/form/form.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import type { Row } from '#core/subject/subject.ts'
import type { Book } from './book.ts'
import type { MissingCell, ParcelProgress, SectionProgress } from './protocol.ts'

const listed = 100

/** Required cells of a parcel and its firms, filled and missing, by section of the forms; null without such a parcel. */
export function completeness(
  book: Book,
  parcelCode: string,
  step: 'fill' | 'town',
  today: string,
): ParcelProgress | null {
  const subject = book.subjects(today).find((one) => one.parcelCode === parcelCode)
  if (subject === undefined) return null
  const parcels = subject.parcel === null ? [] : [subject.parcel]
  return {
    parcelCode,
    sections: [
      ...sectionsOf(book, parcelForm, 'parcel-self-assessment', parcels, step),
      ...sectionsOf(book, enterpriseForm, 'enterprise-information', subject.firms, step),
    ],
  }
}

function sectionsOf(
  book: Book,
  form: Form,
  formId: FormId,
  rows: readonly Row<object>[],
  step: 'fill' | 'town',
): readonly SectionProgress[] {
  return form.sections.flatMap((section) => {
    const fields = fieldEntries(form).filter(([, field]) => field.section === section.key)
    let required = 0
    const missing: MissingCell[] = []
    for (const row of rows) {
      const values = row.values as Readonly<Record<string, Scalar | undefined>>
      for (const [key, field] of fields) {
        if (!isRequired(form, field, values, step)) continue
        required += 1
        if (row.cells[key] !== undefined) continue
        missing.push({ form: formId, row: row.id, field: key, label: field.label, rowName: firmName(book, row.id) })
      }
    }
    if (required === 0) return []
    const filled = required - missing.length
    return [
      { form: formId, key: section.key, title: section.title, required, filled, missing: missing.slice(0, listed) },
    ]
  })
}

function firmName(book: Book, row: string): string {
  const { firmName: name } = book.cells(row)
  return typeof name === 'string' ? name : ''
}
