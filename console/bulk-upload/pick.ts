import { isArchiveName, isLeftByPrograms } from '#core/bulk-upload/file-name.ts'
import { bulkLimits } from '#core/bulk-upload/limits.ts'
import { type Picked, type PickedFile, UnreadableFile, type UnsentFile } from './picked-file.ts'
import { zipEntries } from './zip-entries.ts'

/** Files of an input, each with its folder where a folder was chosen. */
export function chosenFiles(list: FileList | null): readonly PickedFile[] {
  return [...(list ?? [])].map((file) => pickedFile(file, file.webkitRelativePath || file.name))
}

/** Files that were dropped, those of folders too. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly PickedFile[]> {
  // The list is emptied as soon as the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found: PickedFile[] = []
  for (const entry of entries) await addEntry(entry, found)
  return found
}

async function addEntry(entry: FileSystemEntry, found: PickedFile[]): Promise<void> {
  if (found.length > bulkLimits.files) return
  const name = entry.fullPath.replace(/^\//, '')
  if (isFileEntry(entry)) {
    found.push(pickedFile(await new Promise<File>((done, failed) => entry.file(done, failed)), name))
  } else if (isFolderEntry(entry)) {
    const reader = entry.createReader()
    // A folder is told a hundred at a time, until there is nothing left.
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
      if (part.length === 0) return
      for (const inner of part) await addEntry(inner, found)
    }
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function pickedFile(file: File, name: string): PickedFile {
  return { name, size: file.size, open: async () => file }
}

/** What was chosen without what programs left there, archives taken apart. */
export async function takenApart(chosen: readonly PickedFile[]): Promise<Picked> {
  const files: PickedFile[] = []
  const unsent: UnsentFile[] = []
  let ignored = 0
  for (const file of chosen) {
    if (isLeftByPrograms(file.name)) ignored += 1
    else if (!isArchiveName(file.name)) files.push(file)
    else {
      try {
        for (const inner of await zipEntries(await file.open())) {
          const name = `${file.name}/${inner.name}`
          if (isLeftByPrograms(inner.name)) ignored += 1
          else if (isArchiveName(inner.name)) unsent.push({ name, size: inner.size, reason: 'zip-nested' })
          else files.push({ ...inner, name })
        }
      } catch (error) {
        unsent.push({
          name: file.name,
          size: file.size,
          reason: error instanceof UnreadableFile ? error.reason : 'unreadable',
        })
      }
    }
  }
  return { files, unsent, ignored }
}
