import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import type { Host, Unsubscribe } from '../host/host.ts'

/** Begins once, as soon as the workbook holds a 申请表: when it is opened, or when a sheet with one comes in later. */
export function followApplication(
  host: Pick<Host, 'model'>,
  begin: () => Promise<void>,
  onDefect: (error: unknown) => void,
): Unsubscribe {
  let begun = false
  const follow = (): void => {
    if (begun || host.model.result.regions.every(({ form }) => form !== applicationFormId)) return
    begun = true
    begin().catch(onDefect)
  }
  follow()
  return host.model.changed.add(follow)
}
