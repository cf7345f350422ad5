import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import webpack, { type Configuration, type StatsCompilation } from 'webpack'
import { firstPaintConfig, type Page, pageConfig, serviceWorkerConfig, wpsBootConfig } from './config.ts'
import { addExcelFiles } from './excel-files.ts'
import { sourceFingerprint } from './fingerprint.ts'
import { assetSizes, paneExcess, sizeReport } from './first-load.ts'
import { pageHtml } from './page-html.ts'
import { addWpsFiles } from './wps-files.ts'

/** True when the page in dist/ was built from exactly the present sources. */
export async function isUpToDate(page: Page, root: string): Promise<boolean> {
  const stamp = stampFile(page, root)
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === (await sourceFingerprint(root, page.sources))
}

/**
 * Builds a page into its folder of dist/, the pane with its service worker, all or nothing: a failed build leaves the
 * last good one. Throws with webpack's messages, or when the pane's first load is above its limit.
 */
export async function bundle(page: Page, root: string, log: (text: string) => void): Promise<void> {
  const fingerprint = await sourceFingerprint(root, page.sources)
  const fresh = join(root, '.tsbuild', `${page.name}-${process.pid}`)
  try {
    await bundleInto(fresh, page, root, log)
    await replaceFolder(join(root, 'dist', page.name), fresh)
    await writeFile(stampFile(page, root), fingerprint)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function bundleInto(folder: string, page: Page, root: string, log: (text: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true })
  const stats = await compile(pageConfig(page, root, folder, null))
  const apart = new Map<string, StatsCompilation>()
  for (const name of ['phone', 'wps'] as const) {
    if (page.entries.some((entry) => entry.apart === name)) {
      apart.set(name, await compile(pageConfig(page, root, folder, name)))
    }
  }
  const firstPaint = page.name === 'pane' ? await bundleFirstPaint(root, folder) : []
  const onPhone = names(apart.get('phone')?.assets)
  const assets = [...new Set([...names(stats.assets), ...onPhone, ...firstPaint])].filter(
    (file) => !file.endsWith('.map'),
  )
  const head = page.head === undefined ? '' : (await readFile(join(root, page.head), 'utf8')).trim()
  const sizes = await Promise.all(
    page.entries.map(async ({ name, template, html, apart: own }) => {
      const built = apart.get(own ?? '') ?? stats
      const text = (await readFile(join(root, template), 'utf8')).replace(headMark, head)
      const before = text.includes(firstPaintMark) ? firstPaint : []
      const firstLoad = names(built.entrypoints?.[name]?.assets)
      const placed = text.replaceAll(firstPaintMark, `${page.publicPath}${before.join()}`)
      await writeFile(join(folder, html), pageHtml(placed, page.publicPath, firstLoad))
      return {
        html,
        sizes: assetSizes(folder, own === undefined ? assets : names(built.assets), [...before, ...firstLoad]),
      }
    }),
  )
  for (const entry of sizes) log(sizeReport(`${page.name}/${entry.html}`, entry.sizes))
  if (page.name !== 'pane') return
  await addExcelFiles(root, folder)
  await addWpsFiles(folder)
  await compile(wpsBootConfig(root, join(folder, 'wps')))
  const addresses = assets.map((file) => `${page.publicPath}${file}`)
  await compile(serviceWorkerConfig(root, folder, addresses))
  for (const entry of sizes) {
    const excess = paneExcess(entry.html, entry.sizes)
    if (excess !== null) throw new Error(excess)
  }
}

/** Where the templates of a page have what their heads share. */
const headMark = '%HEAD%'

/** Where a page's template names what runs before anything else. */
const firstPaintMark = '%FIRST_PAINT%'

/** Its file, the only one. */
async function bundleFirstPaint(root: string, folder: string): Promise<readonly string[]> {
  const { assets } = await compile(firstPaintConfig(root, folder))
  return names(assets).filter((file) => file.endsWith('.js'))
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
  return stats.toJson({ all: false, assets: true, cachedAssets: true, entrypoints: true })
}

function names(assets: readonly { readonly name: string }[] | undefined): readonly string[] {
  return (assets ?? []).map((asset) => asset.name)
}

function stampFile(page: Page, root: string): string {
  return join(root, 'dist', `${page.name}.sha256`)
}

async function replaceFolder(target: string, fresh: string): Promise<void> {
  const old = `${fresh}-old`
  await mkdir(join(target, '..'), { recursive: true })
  if (existsSync(target)) await rename(target, old)
  await rename(fresh, target)
  await rm(old, { recursive: true, force: true })
}
