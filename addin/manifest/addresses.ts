import type { RibbonCommand } from './commands.ts'
import { type IconName, type IconSize, iconFile } from './icons/catalogue.ts'

/** What a manifest is made for. */
export interface ManifestFacts {
  /** Origin of the server, as people reach it: "https://checkup.example.gov.cn". */
  readonly baseUrl: string
  /** Release, as package.json says it: "1.2.3". */
  readonly release: string
  /** Stands for the present drawings: Office keeps an icon for as long as its address stays the same. */
  readonly iconVersion: string
}

/** The pane inside Excel; a command names the tab it opens with. Nothing else is ever in this address. */
export function paneUrl({ baseUrl }: ManifestFacts, tab: RibbonCommand['tab']): string {
  const page = `${baseUrl}/pane/excel.html`
  return tab === null ? page : `${page}?tab=${tab}`
}

/** The page for a browser: help for those whose Excel does not show the pane. */
export function helpUrl({ baseUrl }: ManifestFacts): string {
  return `${baseUrl}/pane/`
}

export function iconUrl({ baseUrl, iconVersion }: ManifestFacts, name: IconName, size: IconSize): string {
  return `${baseUrl}/pane/icons/${iconVersion}/${iconFile(name, size)}`
}
