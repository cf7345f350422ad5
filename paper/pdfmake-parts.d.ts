/** Parts inside pdfmake that draw on a page of PDFKit: codes and pictures. */
declare module 'pdfmake/js/qrEnc.js' {
  interface Drawn {
    /** Squares in points; a white one of the whole size first. */
    readonly _canvas: readonly { readonly x: number; readonly y: number; readonly w: number; readonly h: number }[]
    readonly _width: number
  }
  const module: {
    readonly default: { measure(node: { qr: string; eccLevel: 'L' | 'M' | 'Q' | 'H'; fit?: number }): Drawn }
  }
  export = module
}

declare module 'pdfmake/js/3rd-party/svg-to-pdfkit.js' {
  const module: {
    readonly default: (
      document: PDFKit.PDFDocument,
      svg: string,
      x: number,
      y: number,
      options: {
        readonly width: number
        readonly height: number
        readonly assumePt: boolean
        readonly fontCallback: () => string
      },
    ) => void
  }
  export = module
}
