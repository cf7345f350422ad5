import { EsbuildPlugin } from 'esbuild-loader'
import MiniCssExtractPlugin from 'mini-css-extract-plugin'
import webpack, { type Configuration } from 'webpack'
import { oldChromiumScript } from './old-chromium.ts'

/** WebView2 and Safari 16. */
const target = 'es2022'
/** The Chromium of WPS, of which versions below 92 were seen. */
const wpsTarget = 'es2019'
/** What starts there: the page, and its worker by the name addin/open-document.ts gives it. */
const wpsStarters = /^assets\/(wps|checkup)\.[^/]+\.js$/

export type PageName = 'pane' | 'console'

/** One page: a folder of dist/ with its own HTML files, served at `publicPath`. */
export interface Page {
  readonly name: PageName
  /** Our folders that it is made of. */
  readonly sources: readonly string[]
  readonly entries: readonly Entry[]
  readonly publicPath: string
  /** What the heads of its HTML files share. */
  readonly head?: string
}

/** A HTML file of the page with the script it starts. */
export interface Entry {
  readonly name: string
  readonly script: string
  readonly template: string
  /** Its name in the page's folder. */
  readonly html: string
  /**
   * Compiled apart from the others, which so share among themselves only what they need: `wps` runs in WPS and is for an
   * older browser, `phone` is opened on site.
   */
  readonly apart?: 'wps' | 'phone'
}

export const pages: readonly Page[] = [
  {
    name: 'pane',
    sources: ['addin', 'ui', 'core', 'workbook'],
    entries: [
      { name: 'main', script: 'addin/main.tsx', template: 'addin/pane.html', html: 'index.html' },
      { name: 'excel', script: 'addin/excel.tsx', template: 'addin/excel.html', html: 'excel.html' },
      {
        name: 'survey',
        script: 'addin/survey/main.tsx',
        template: 'addin/survey/survey.html',
        html: 'survey.html',
        apart: 'phone',
      },
      { name: 'wps', script: 'addin/wps.tsx', template: 'addin/wps.html', html: 'wps.html', apart: 'wps' },
    ],
    publicPath: '/pane/',
    head: 'addin/head.html',
  },
  {
    name: 'console',
    sources: ['console', 'ui', 'core'],
    entries: [{ name: 'main', script: 'console/main.tsx', template: 'console/console.html', html: 'index.html' }],
    publicPath: '/',
  },
]

/** @param beforehand what sources are compiled to before they are bundled, when that is newer than `language` */
function common(root: string, language = target, beforehand = language): Configuration {
  return {
    context: root,
    mode: 'production',
    // Maps are separate files: no eval, which the pages' content security policy refuses.
    devtool: 'source-map',
    target: ['web', language],
    performance: false,
    resolve: { extensions: ['.js', '.mjs'] },
    // What two pages of a folder share is one file of each, not two copies.
    optimization: {
      chunkIds: 'named',
      splitChunks: { chunks: 'all', minSize: 4096 },
      minimizer: [new EsbuildPlugin({ target: language, css: true, legalComments: 'none' })],
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'esbuild-loader',
          options: { target: beforehand, jsx: 'automatic', jsxImportSource: 'preact' },
        },
        // It could fetch scripts it is given the addresses of; it is given none.
        { test: /maplibre-gl\.mjs$/, parser: { exprContextCritical: false } },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
        { test: /\.(svg|png|woff2)$/, type: 'asset/resource' },
      ],
    },
  }
}

/**
 * Bundles the entries of one page into `folder`/assets, every file named by its content so that it may be cached for ever.
 * @param apart which of those that are compiled apart, null for the others
 */
export function pageConfig(
  page: Page,
  root: string,
  folder: string,
  apart: NonNullable<Entry['apart']> | null,
): Configuration {
  const entries = page.entries.filter((entry) => (entry.apart ?? null) === apart)
  const inWps = apart === 'wps'
  return {
    // Of the older language only at the end: without import.meta no worker would be found.
    ...(inWps ? common(root, wpsTarget, 'es2020') : common(root)),
    name: apart === null ? page.name : `${page.name}-${apart}`,
    entry: Object.fromEntries(entries.map(({ name, script }) => [name, `./${script}`])),
    output: {
      path: folder,
      publicPath: page.publicPath,
      filename: 'assets/[name].[contenthash:10].js',
      chunkFilename: 'assets/[name].[contenthash:10].js',
      assetModuleFilename: 'assets/[name].[contenthash:10][ext]',
    },
    plugins: [
      new MiniCssExtractPlugin({
        filename: 'assets/[name].[contenthash:10].css',
        chunkFilename: 'assets/[name].[contenthash:10].css',
      }),
      ...(inWps
        ? [new webpack.BannerPlugin({ banner: oldChromiumScript(root), raw: true, include: wpsStarters })]
        : []),
    ],
  }
}

/** Bundles the script of the page that WPS keeps in the background, under the name its index.html has for it. */
export function wpsBootConfig(root: string, folder: string): Configuration {
  return {
    ...common(root, wpsTarget),
    name: 'wps-boot',
    entry: { main: './addin/host/wps/boot.ts' },
    output: { path: folder, filename: '[name].js' },
  }
}

/**
 * Bundles what runs before anything else in Excel's page: down to ES5, so that a browser too old for the pane still
 * says that it is.
 */
export function firstPaintConfig(root: string, folder: string): Configuration {
  return {
    ...common(root, 'es5'),
    name: 'first-paint',
    entry: { 'first-paint': './addin/first-paint.ts' },
    output: { path: folder, filename: 'assets/[name].[contenthash:10].js' },
  }
}

/**
 * Bundles the pane's service worker under a lasting name: the browser compares its bytes to find a new release. In it
 * `precacheAssets` is the list of the pane's hashed files (addresses on our server), in order.
 */
export function serviceWorkerConfig(root: string, folder: string, assets: readonly string[]): Configuration {
  return {
    ...common(root),
    name: 'service-worker',
    target: ['webworker', target],
    entry: './addin/service-worker.ts',
    output: { path: folder, filename: 'service-worker.js' },
    plugins: [new webpack.DefinePlugin({ precacheAssets: JSON.stringify([...assets].sort()) })],
  }
}
