/** A file that is written while it is sent. */
export interface ExportFile {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
}
