/** The printer inside pdfmake: its public face keeps fonts and access rules in one global object. */
declare module 'pdfmake/js/Printer.js' {
  import type { CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js'

  type Source = { readonly url: Buffer }

  class Printer {
    constructor(
      fonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold', Source | [Source, string]>>>>,
      files: { existsSync(path: unknown): boolean },
      addresses: { resolve(url: unknown): void; resolved(): Promise<void> },
      mayRead: (path: string) => boolean,
    )
    createPdfKitDocument(
      definition: TDocumentDefinitions,
      options: { tableLayouts: Readonly<Record<string, CustomTableLayout>> },
    ): Promise<NodeJS.ReadableStream & { end(): void }>
  }

  const module: { readonly default: typeof Printer }
  export = module
}
