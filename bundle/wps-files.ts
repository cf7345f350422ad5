import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ribbonCommands } from '../addin/manifest/commands.ts'
import { iconFolder } from '../addin/manifest/facts.ts'
import { iconFile } from '../addin/manifest/icons/catalogue.ts'
import { jsPluginXml, wpsIndexHtml } from '../addin/manifest/wps/plugins.ts'
import { wpsRibbonXml } from '../addin/manifest/wps/ribbon.ts'

/** Adds to the pane's folder what WPS asks for beside the pane: ribbon, hidden page, name and pictures. */
export async function addWpsFiles(folder: string): Promise<void> {
  const target = join(folder, 'wps')
  await mkdir(join(target, 'images'), { recursive: true })
  await writeFile(join(target, 'index.html'), wpsIndexHtml)
  await writeFile(join(target, 'ribbon.xml'), wpsRibbonXml())
  await writeFile(join(target, 'manifest.xml'), jsPluginXml())
  for (const { id, icon } of ribbonCommands) {
    await copyFile(join(iconFolder, iconFile(icon, 64)), join(target, 'images', `${id}.png`))
  }
}
