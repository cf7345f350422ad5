import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestXml } from '../addin/manifest/build.ts'
import { iconFiles, iconFolder, manifestFacts } from '../addin/manifest/facts.ts'
import { copyOfficeJs } from './office-js.ts'

/** Where the server puts its own address. */
const publicUrl = '%PUBLIC_URL%'

/** Adds to the pane's folder what Excel asks for beside the pages: office.js, the ribbon's icons, the manifest. */
export async function addExcelFiles(root: string, folder: string): Promise<void> {
  await copyOfficeJs(root, folder)
  await mkdir(join(folder, 'icons'), { recursive: true })
  for (const file of iconFiles) await copyFile(join(iconFolder, file), join(folder, 'icons', file))
  await writeFile(join(folder, 'manifest.template.xml'), manifestXml(manifestFacts(publicUrl)))
}
