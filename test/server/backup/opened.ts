import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type OpenedService, openService } from '#server/open-service.ts'
import { temporaryFolder } from '../temporary.ts'

export interface OpenedPlace {
  readonly folder: string
  readonly file: string
  readonly service: OpenedService
}

/** A service on a file of its own with its keys and anchors beside it, as `npm start` opens it. */
export async function openedPlace(): Promise<OpenedPlace> {
  const folder = temporaryFolder()
  const file = join(folder, 'district.sqlite')
  const service = await openService({ databaseUrl: file })
  let isOpen = true
  const close = service.close.bind(service)
  const once = async (): Promise<void> => {
    if (isOpen) await close()
    isOpen = false
  }
  onTestFinished(once)
  return { folder, file, service: { ...service, close: once } }
}
