import { ZipPassThrough } from 'fflate'

interface Output {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> | undefined }>
}

/** The platform's own compression, in browsers as in Node: several times faster than one in script, on another thread. */
declare const CompressionStream: new (
  format: 'deflate-raw',
) => {
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } }
  readonly readable: { getReader(): Output }
}

/** A part of a zip that is compressed while it is written. */
export class DeflatedPart extends ZipPassThrough {
  readonly #input
  readonly #passed: Promise<void>
  #written: Promise<void> = Promise.resolve()

  constructor(path: string) {
    super(path)
    this.compression = 8
    const stream = new CompressionStream('deflate-raw')
    this.#input = stream.writable.getWriter()
    this.#passed = this.#passOn(stream.readable.getReader())
  }

  /** Resolves when the bytes before these are compressed, so that writing and compressing go on side by side. */
  async write(bytes: Uint8Array): Promise<void> {
    const before = this.#written
    this.push(bytes)
    await before
  }

  /** Resolves when the last compressed byte has been handed on. */
  async end(): Promise<void> {
    this.push(new Uint8Array(0), true)
    await this.#written
    await this.#passed
  }

  protected override process(bytes: Uint8Array, isLast: boolean): void {
    this.#written = isLast ? this.#input.close() : this.#input.write(bytes)
  }

  async #passOn(output: Output): Promise<void> {
    for (;;) {
      const { done, value } = await output.read()
      this.ondata(null, value ?? new Uint8Array(0), done)
      if (done) return
    }
  }
}
