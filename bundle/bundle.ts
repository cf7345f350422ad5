import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import webpack, { type Configuration, type StatsCompilation } from 'webpack'
import { type Page, pageConfig, pages, serviceWorkerConfig } from './config.ts'
import { sourceFingerprint } from './fingerprint.ts'
import { assetSizes, paneExcess, sizeReport } from './first-load.ts'
import { pageHtml } from './page-html.ts'

const stampFile = 'sources.sha256'

/** True when dist/ was built from exactly the present sources. */
export async function isUpToDate(root: string): Promise<boolean> {
  const stamp = join(root, 'dist', stampFile)
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === (await sourceFingerprint(root))
}

/**
 * Builds pane, console and service worker into dist/, all or nothing: a failed build leaves the last good dist/.
 * Throws with webpack's messages, or when the pane's first load is above its limit.
 */
export async function bundle(root: string, log: (text: string) => void): Promise<void> {
  const fingerprint = await sourceFingerprint(root)
  const fresh = join(root, '.tsbuild', `dist-${process.pid}`)
  try {
    for (const page of pages) await bundlePage(page, root, fresh, log)
    await writeFile(join(fresh, stampFile), fingerprint)
    await replaceFolder(join(root, 'dist'), fresh)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function bundlePage(page: Page, root: string, dist: string, log: (text: string) => void): Promise<void> {
  const folder = join(dist, page.name)
  await mkdir(folder, { recursive: true })
  const stats = await compile(pageConfig(page, root, folder))
  const assets = names(stats.assets).filter((file) => !file.endsWith('.map'))
  const firstLoad = names(stats.entrypoints?.main?.assets)
  const template = await readFile(join(root, page.template), 'utf8')
  await writeFile(join(folder, 'index.html'), pageHtml(template, page.publicPath, firstLoad))

  const sizes = assetSizes(folder, assets, firstLoad)
  log(sizeReport(page.name, sizes))
  if (page.name !== 'pane') return
  const addresses = assets.map((file) => `${page.publicPath}${file}`)
  await compile(serviceWorkerConfig(root, folder, addresses))
  const excess = paneExcess(sizes)
  if (excess !== null) throw new Error(excess)
}

/** Runs webpack; warnings are failures too. */
async function compile(config: Configuration): Promise<StatsCompilation> {
  const compiler = webpack(config)
  const stats = await new Promise<webpack.Stats | undefined>((done, fail) => {
    compiler.run((error, result) => (error === null ? done(result) : fail(error)))
  })
  await new Promise<void>((done, fail) => {
    compiler.close((error) => (error ? fail(error) : done()))
  })
  if (stats === undefined) throw new Error(`webpack built nothing for ${config.name}`)
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString('errors-warnings'))
  return stats.toJson({ all: false, assets: true, entrypoints: true })
}

function names(assets: readonly { readonly name: string }[] | undefined): readonly string[] {
  return (assets ?? []).map((asset) => asset.name)
}

async function replaceFolder(target: string, fresh: string): Promise<void> {
  const old = `${fresh}-old`
  if (existsSync(target)) await rename(target, old)
  await rename(fresh, target)
  await rm(old, { recursive: true, force: true })
}
