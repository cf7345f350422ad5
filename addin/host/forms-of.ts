import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import type { AnyRegion } from '#workbook/any-form.ts'
import { assessmentForm, type FormOf } from './form-of.ts'

/** Forms of a workbook with these regions: the 申请表 is fetched when there is one. Rejects where it cannot be fetched. */
export async function formsOf(regions: readonly Pick<AnyRegion, 'form'>[]): Promise<FormOf> {
  if (regions.every(({ form }) => form !== applicationFormId)) return assessmentForm
  return (await import('#core/forms/workbook-form.ts')).workbookForm
}
