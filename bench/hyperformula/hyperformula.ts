import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What is used of HyperFormula. It is not installed with the product: its licence is the GPL. */
interface HyperFormulaModule {
  readonly HyperFormula: {
    buildFromSheets(
      sheets: Readonly<Record<string, readonly (readonly (string | number | boolean | null)[])[]>>,
      options: { readonly licenseKey: 'gpl-v3'; readonly maxRows: number },
    ): HyperFormulaEngine
  }
}

export interface HyperFormulaEngine {
  getSheetId(name: string): number | undefined
  getSheetValues(id: number): readonly (readonly unknown[])[]
  destroy(): void
}

/** Null where it was not installed: `npm ci --prefix bench/hyperformula`. */
export async function hyperFormula(): Promise<HyperFormulaModule | null> {
  const file = join(import.meta.dirname, 'node_modules/hyperformula/es/index.mjs')
  if (!existsSync(file)) return null
  const loaded: HyperFormulaModule = await import(pathToFileURL(file).href)
  return loaded
}
