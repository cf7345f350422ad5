import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { manifestFor } from '../../http/excel-assets.ts'
import { stopOnSignals } from '../../stop-on-signals.ts'
import { startDemo } from '../start-demo.ts'
import { tellStartFault } from '../start-fault.ts'
import { keptCertificate } from './kept-certificate.ts'
import { sideloadSteps } from './steps.ts'

/* npm run dev:excel: the demo over https on this machine, with what Excel needs to load the add-in from it. */

const root = resolve(import.meta.dirname, '../../..')
const folder = join(root, '.demo/excel')
const catalogFolder = join(folder, 'catalog')

/** Excel on the web frames the pane from these; on the desktop nothing frames it. */
const excelOnTheWeb = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
].join(',')

try {
  const { PORT: port = '3000', OFFICE_JS, EXCEL_WEB_ORIGINS = excelOnTheWeb } = process.env
  const { tls, authorityFile, isNew } = keptCertificate(folder, new Date())
  const settings = {
    PORT: port,
    PUBLIC_URL: `https://localhost:${port}`,
    TLS_CERT: tls.cert,
    TLS_KEY: tls.key,
    EXCEL_WEB_ORIGINS,
    OFFICE_JS,
  }
  const demo = await startDemo(
    settings,
    (line) => console.log(line),
    (reference, error) => console.error(`[${reference}]`, error),
  )
  const { url } = demo.server.place
  const manifest = await manifestFor(join(root, 'dist'), url)
  if (manifest === null) throw new Error('The build left no manifest')
  const manifestFile = join(catalogFolder, 'manifest.xml')
  mkdirSync(catalogFolder, { recursive: true })
  writeFileSync(manifestFile, manifest)
  for (const line of demo.lines) console.log(line)
  console.log(isNew ? 'Excel 加载项试用（根证书为新签，须先信任）：' : 'Excel 加载项试用：')
  const addinId = /<Id>([^<]+)</.exec(manifest)?.[1] ?? ''
  const { platform } = process
  const steps = sideloadSteps({ url, manifestFile, catalogFolder, authorityFile, addinId, platform })
  for (const line of steps) console.log(line)
  console.log('按 Ctrl+C 停止。')
  stopOnSignals(demo.stop, (sentence) => console.log(sentence))
} catch (error) {
  tellStartFault(error, (sentence) => console.error(sentence))
  process.exitCode = 1
}
