import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Files in the folder that this process has open. */
export function openFilesIn(folder: string): readonly string[] {
  const targets = readdirSync('/proc/self/fd').map((descriptor) => {
    try {
      return readlinkSync(join('/proc/self/fd', descriptor))
    } catch {
      // The descriptor of the listing itself is closed by now.
      return ''
    }
  })
  return targets.filter((target) => target.startsWith(folder))
}
