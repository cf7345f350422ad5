import type { Workbook } from '../../model/workbook.ts'
import type { HostType } from '../host-type.ts'

/** The one thing that office.js makes by itself: in a browser it tells the host that ribbon functions can be called. */
export const addInServiceName = 'Microsoft.InternalService.AddinInternalService'

export const addInServiceType: HostType<Workbook> = { calls: { NotifyActionHandlerReady: () => null } }
