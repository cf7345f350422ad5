import { installation } from '../audit/log.ts'
import type { ChildCounts } from '../jobs/child-pool.ts'
import type { Metric, Sample } from '../observability/exposition.ts'
import type { Service } from '../service.ts'

export interface ServiceFacts {
  readonly service: Service
  readonly version: string
  readonly uploads: ChildCounts
  /** Milliseconds since 1970 of the newest finished backup; null for none. */
  readonly lastBackup: number | null
}

/** What the parts of a service have done and how they stand. */
export async function serviceMetrics({
  service,
  version,
  uploads,
  lastBackup,
}: ServiceFacts): Promise<readonly Metric[]> {
  const { district, database, anchoring, auditCheck, evaluator } = service
  const writes = database.counts()
  const chains = [district.code, installation]
  const anchors = chains.flatMap((chain) => {
    const at = anchoring.last(chain)?.at
    return at === undefined ? [] : [{ labels: { chain }, value: Date.parse(at) / 1000 }]
  })
  const faults: Sample[] = []
  for (const chain of chains) {
    const checked = await auditCheck.last(chain)
    if (checked !== null) faults.push({ labels: { chain }, value: checked.faults.length })
  }
  const ended = Object.entries(uploads.ended).map(([outcome, value]) => ({ labels: { outcome }, value }))
  return [
    ...processMetrics(),
    gauge('checkup_info', 'Version of the product.', [{ labels: { version }, value: 1 }]),
    counter('checkup_write_commits_total', 'Commits of the writing side.', writes.commits),
    counter('checkup_write_jobs_total', 'Jobs in those commits: pushes and other writes.', writes.jobs),
    counter('checkup_write_refused_total', 'Jobs turned away because too many waited.', writes.refused),
    gauge('checkup_write_waiting', 'Jobs that wait for their turn.', writes.waiting),
    gauge('checkup_write_largest_group', 'Most jobs that shared a commit.', writes.largestGroup),
    gauge('checkup_upload_children', 'Child processes that read a workbook now.', uploads.running),
    gauge('checkup_upload_waiting', 'Workbooks that wait for a child process.', uploads.waiting),
    { ...counter('checkup_uploads_total', 'Workbooks by how their child process ended.', 0), samples: ended },
    gauge('checkup_evaluation_running', '1 while an evaluation runs.', evaluator.busy ? 1 : 0),
    gauge('checkup_last_anchor_timestamp_seconds', 'When the audit chain was last anchored.', anchors),
    gauge('checkup_anchor_files_failing', 'Files of anchors that cannot be written.', anchoring.failing().length),
    gauge('checkup_audit_faults', 'Faults that the last check of the audit log found.', faults),
    gauge(
      'checkup_last_backup_timestamp_seconds',
      'When the newest backup was finished.',
      lastBackup === null ? [] : lastBackup / 1000,
    ),
  ]
}

function processMetrics(): readonly Metric[] {
  const { rss, heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    gauge('process_resident_memory_bytes', 'Resident memory.', rss),
    gauge('checkup_heap_used_bytes', 'Memory of objects.', heapUsed),
    gauge('checkup_external_memory_bytes', 'Memory of buffers.', external),
    counter('process_cpu_seconds_total', 'Processor time.', (user + system) / 1e6),
    gauge('process_uptime_seconds', 'Since the start of the process.', process.uptime()),
  ]
}

function gauge(name: string, help: string, value: number | readonly Sample[]): Metric {
  return { name, help, type: 'gauge', samples: typeof value === 'number' ? [{ value }] : value }
}

function counter(name: string, help: string, value: number): Metric {
  return { name, help, type: 'counter', samples: [{ value }] }
}
