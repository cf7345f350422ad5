import type { FormId } from '#core/forms/catalogue.ts'
import type { RowKey } from '#core/record/key.ts'

/** The key of a row that is spoken of beside the rows of a batch, as it was sent. */
export function keyOfSent(
  form: FormId,
  {
    cycle,
    parcelCode,
    uscc = '',
  }: { readonly cycle: string; readonly parcelCode: string; readonly uscc?: string | undefined },
): RowKey {
  return form === 'parcel-self-assessment' ? { form, cycle, parcelCode } : { form, cycle, parcelCode, uscc }
}
