/// <reference types="office-js" />
/*
 * The real, unmodified library for Excel on Windows (excel-win32-16.01.js of @microsoft/office-js), run in Node. It
 * expects a browser window whose properties are its globals; it gets one made of stubs, anew for each start, and leaves
 * nothing behind in ours.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'

export type ExcelApi = typeof Excel
export type OfficeApi = typeof Office
export type OfficeExtensionApi = typeof OfficeExtension

export interface OfficeLibrary {
  readonly Excel: ExcelApi
  readonly Office: OfficeApi
  readonly OfficeExtension: OfficeExtensionApi
}

/** `_richApiNativeBridge`: the library sends its batches through it when it is there before the library starts. */
export interface NativeBridge {
  sendMessageToHost(message: string): void
  /** Set by the library. */
  onMessageFromHost: ((message: string) => void) | null
}

/** Office.context, which the library's first file would fill in. */
export interface OfficeContext {
  readonly requirements: { readonly isSetSupported: (name: string, version?: string) => boolean }
  readonly host: string
  readonly platform: string
  readonly diagnostics: { readonly host: string; readonly platform: string; readonly version: string }
  readonly displayLanguage: string
}

/** Names the library writes to its window and reads back as globals. */
const shared = [
  'Microsoft',
  'OfficeExtensionBatch',
  'OfficeExtension',
  'Office',
  'OfficeRuntime',
  'OSF',
  '_OfficeRuntimeNative',
]
const parameters = [
  'Sys',
  'Type',
  'Function',
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  '_richApiNativeBridge',
]

type Start = (...globals: readonly unknown[]) => OfficeLibrary

let compiled: Start | null = null

export function startOfficeLibrary(bridge: NativeBridge, context: OfficeContext): OfficeLibrary {
  compiled ??= compile()
  const location = { search: '', href: 'https://localhost/', hostname: 'localhost', protocol: 'https:' }
  const navigator = { userAgent: '' }
  const document = { readyState: 'complete', addEventListener: nothing }
  const window: Record<string, unknown> = { navigator, location, document, Promise, setTimeout }
  window.window = window
  // The library patches Function and Error unless it finds these.
  const ownFunction = Object.assign(() => undefined, { _validateParams: nothing, prototype: Function.prototype })
  const sys = {
    StringBuilder: nothing,
    Serialization: { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } },
    Debug: { trace: nothing },
  }
  const type = { registerNamespace: nothing, registerClass: nothing }
  const library = compiled(
    sys,
    type,
    ownFunction,
    window,
    document,
    navigator,
    location,
    undefined,
    undefined,
    undefined,
    bridge,
  )
  const { host, platform } = context
  const onReady = (ready?: (info: { host: string; platform: string }) => unknown): Promise<object> => {
    ready?.({ host, platform })
    return Promise.resolve({ host, platform })
  }
  // Its own context cannot be replaced, so it is covered; the library asks window.Office for what the host supports.
  const office: OfficeApi = Object.create(library.Office, { context: { value: context }, onReady: { value: onReady } })
  window.Office = office
  return { ...library, Office: office }
}

function compile(): Start {
  const file = createRequire(import.meta.url).resolve('@microsoft/office-js/dist/excel-win32-16.01.js')
  const globals = shared.map(
    (name) => `var ${name};Object.defineProperty(window,'${name}',{get(){return ${name}},set(v){${name}=v}});`,
  )
  // One line before the source, so that line numbers of the library stay.
  const source = `(function(${parameters.join(',')}){${globals.join('')}${readFileSync(file, 'utf8')}\nreturn{Excel,Office,OfficeExtension}})`
  return new Script(source, { filename: file }).runInThisContext() as Start
}

function nothing(): void {}
