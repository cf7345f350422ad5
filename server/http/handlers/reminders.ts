import type { reminderEndpoints } from '#core/api/reminders.ts'
import { progressOf } from '../../jobs/running.ts'
import { issueLetters } from '../../letters/issue-reminder-letters.ts'
import { letterBatch } from '../../progress/letter-batch.ts'
import { letterFile } from '../../progress/letter-file.ts'
import { listLetters } from '../../progress/letter-list.ts'
import { listReceivers } from '../../progress/receivers.ts'
import { remind } from '../../progress/remind.ts'
import { listReminders, ownReminders } from '../../progress/reminder-list.ts'
import type { Handlers } from '../types.ts'

type ReminderHandlers = Pick<Handlers, keyof typeof reminderEndpoints>

export const reminderHandlers: ReminderHandlers = {
  async receivers({ service, grant, query }) {
    return { status: 200, body: await listReceivers(service, grant, query) }
  },
  async reminders({ service, grant, query }) {
    return { status: 200, body: await listReminders(service, grant, query) }
  },
  async remind({ service, grant, body }) {
    return { status: 200, body: await remind(service, grant, body) }
  },
  async ownReminders({ service, grant }) {
    return { status: 200, body: await ownReminders(service, grant) }
  },
  async letters({ service, query }) {
    return { status: 200, body: await listLetters(service, query) }
  },
  async issueLetters({ service, grant, body }) {
    return { status: 200, body: await issueLetters(service, grant, body) }
  },
  async letter({ service, params }) {
    return { status: 200, file: await letterFile(service, params.id) }
  },
  async letterBatch({ service, grant, query }) {
    return { status: 200, file: await letterBatch(service, grant, query.batch) }
  },
  async letterProgress({ grant, query }) {
    return { status: 200, body: { progress: progressOf(query.batch, grant.actor.username) } }
  },
}
