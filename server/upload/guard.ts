import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ProblemError } from '#core/error/problem.ts'
import { inspectPackage } from '#workbook/package/inspect.ts'
import { refuse } from '#workbook/refuse.ts'
import { refuseAmbiguousDirectory } from './directory.ts'
import { uploadLimits } from './limits.ts'
import { refuseContent, refuseDeclaration } from './part-content.ts'
import { refuseOtherPackages, refusePartNames } from './part-name.ts'

interface Part {
  readonly name: string
  readonly entry: Entry
}

/**
 * Lets a file pass only when it is an .xlsx that no reader can be hurt by: nothing is kept in memory, every part is
 * inflated once and its real bytes counted. What stands inside the XML is the reader's concern. Throws ProblemError:
 * not-a-workbook, workbook-encrypted, workbook-old-format, workbook-macro, workbook-active-content, workbook-too-large,
 * workbook-bomb, workbook-damaged, workbook-too-many-parts, workbook-unsafe-xml.
 */
export async function guardWorkbook(bytes: Uint8Array): Promise<void> {
  inspectPackage(bytes, uploadLimits)
  refuseAmbiguousDirectory(bytes)
  await toldAsDamage(async () => {
    const zip = await openZip(bytes)
    const parts = await partsOf(zip)
    const names = parts.map((part) => part.name)
    refusePartNames(names)
    refuseOtherPackages(new Set(names))
    for (const { entry, name } of parts) refuseDeclaration(entry, name)
    for (const { entry, name } of parts) await refuseContent(zip, entry, name)
  })
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false })
}

async function partsOf(zip: ZipFile): Promise<readonly Part[]> {
  const parts: Part[] = []
  for await (const entry of zip.eachEntry()) parts.push({ name: entry.fileNameRaw.toString('utf8'), entry })
  return parts
}

/** What the archive reader cannot read is a damaged file, not our defect. */
async function toldAsDamage(read: () => Promise<void>): Promise<void> {
  try {
    await read()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw refuse('workbook-damaged', { reason: error instanceof Error ? error.message : 'zip' })
  }
}
