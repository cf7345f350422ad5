import { fromBufferPromise } from 'yauzl'
import { type ProblemCode, ProblemError } from '#core/error/problem.ts'
import { refuse } from '#geo/refuse.ts'
import { refuseAmbiguousDirectory } from '../upload/directory.ts'
import { guardWorkbook } from '../upload/guard.ts'
import { refuseContent, refuseDeclaration } from '../upload/part-content.ts'
import { refusePartNames } from '../upload/part-name.ts'
import { archiveLimits } from './archive.ts'
import { attachmentKinds } from './kinds.ts'

type OfficeKind = 'docx' | 'xlsx'

/** What the guards of workbooks say, for any Office file. */
const reasons: { readonly [Code in ProblemCode]?: string } = {
  'workbook-macro': '含宏',
  'workbook-active-content': '含控件等活动内容',
  'workbook-unsafe-xml': '含不安全的声明',
  'workbook-bomb': '压缩比例异常，展开后过大',
  'workbook-encrypted': '设有打开密码',
  'workbook-too-many-parts': '组成部分过多',
}

/**
 * Lets an Office file pass that no program can be hurt by: no macros or controls, every part inflated once and
 * counted. Problem: attachment-unsafe.
 */
export async function guardOfficeFile(bytes: Uint8Array, kind: OfficeKind): Promise<void> {
  try {
    if (kind === 'xlsx') await guardWorkbook(bytes)
    else await guardDocument(bytes)
  } catch (error) {
    const reason = error instanceof ProblemError ? reasons[error.problem.code] : undefined
    throw refuse('attachment-unsafe', { kind: attachmentKinds[kind].label, reason: reason ?? '内容不完整' })
  }
}

async function guardDocument(bytes: Uint8Array): Promise<void> {
  refuseAmbiguousDirectory(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false })
  const entries = []
  for await (const entry of zip.eachEntry()) {
    entries.push({ entry, name: entry.fileNameRaw.toString('utf8') })
    if (entries.length > archiveLimits.parts) throw new Error('too many parts')
  }
  refusePartNames(entries.map(({ name }) => name))
  for (const { entry, name } of entries) {
    refuseDeclaration(entry, name)
    await refuseContent(zip, entry, name)
  }
}
