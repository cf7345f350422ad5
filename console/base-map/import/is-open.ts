import type { BaseImport } from '#core/api/base-map-shapes.ts'

/** Still waits for something to be done with it. */
export function isOpen({ state }: Pick<BaseImport, 'state'>): boolean {
  return state === 'read' || state === 'compared'
}
