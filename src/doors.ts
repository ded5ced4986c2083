import { addApi } from './api/api.ts'
import { addHealth } from './api/health.ts'
import { addOpen311 } from './api/open311/open311.ts'
import { apiProblem } from './api/v1/problem.ts'
import type { Door } from './app.ts'
import { demoAccounts, demoPassword } from './demo/accounts.ts'
import { openCallBook } from './channels/listen.ts'
import { createPasswords } from './office/people/passwords.ts'
import { createSignIn } from './office/people/sign-in.ts'
import { addDevPages } from './desk/dev/dev.tsx'
import { addCasePages } from './desk/case/case-routes.tsx'
import { addPaperRoutes } from './desk/papers/paper-routes.ts'
import { addLetterBook } from './desk/letters/book.tsx'
import { addLetterDocxRoutes } from './desk/letters/docx-routes.tsx'
import { addLetterPages } from './desk/letters/letters.tsx'
import { addOfficePaperPages } from './desk/office-papers/office-papers.tsx'
import { addScanPages } from './desk/scans/scans.tsx'
import { addSigningPages } from './desk/signing/signing.tsx'
import { addReportPages } from './desk/reports/reports.tsx'
import { addCounterPages } from './desk/counter/counter.tsx'
import { addPersonalDataPages } from './desk/personal-data/personal-data.tsx'
import { addPhonePages } from './desk/phone/phone.ts'
import { addQueuePages } from './desk/queue/queue.tsx'
import { addInboxPages } from './desk/inbox/inbox.tsx'
import { addOutboxPages } from './desk/outbox/outbox.tsx'
import { addLaporPages } from './desk/lapor/lapor.tsx'
import { addRegisterPages } from './desk/register/register.tsx'
import { addArchivePages } from './desk/archive/archive.tsx'
import { addSearchPages } from './desk/search/search.tsx'
import { addSettingsPages } from './desk/settings/settings.tsx'
import { addAccountRoutes, addLinkRoutes } from './desk/sign-in/password-routes.tsx'
import { addSignInRoutes } from './desk/sign-in/sign-in-routes.tsx'
import { addCheckPages } from './public/check/check.tsx'
import { addLogRoutes } from './public/log/log.ts'
import { addHomePage } from './public/home/home.tsx'
import { addPrivacyPage } from './public/privacy/privacy.tsx'
import { problemPage } from './public/problems/problems.tsx'
import { addStandardPage } from './public/standard/standard.tsx'
import { addStatisticsPage } from './public/statistics/statistics.tsx'
import { addBlankForm } from './public/lodge/blank-form.ts'
import { addLodgePages } from './public/lodge/lodge.tsx'
import { addAppRoutes } from './public/app/app.tsx'
import { addEmbedPages } from './public/embed/embed.tsx'
import { addRecordingRoutes } from './public/recording/recording.ts'
import { addTrackPages } from './public/track/track.tsx'
import type { Jobs } from './platform/jobs.ts'
import { isMachinePath } from './platform/http/machine-path.ts'
import type { OnProblem } from './platform/http/problems.ts'
import type { House } from './procedure/house.ts'
import type { Travel } from './time-travel.ts'

/** Every door of the house, in the order of ARCHITECTURE.md. */
export function doors({ jobs, travel }: { jobs: Pick<Jobs, 'alive'>; travel: Travel }): Door[] {
  const addHealthDoor: Door = (app, house) => addHealth(app, house, { jobsAlive: () => jobs.alive() })
  const addHooks: Door = (app, house) => {
    for (const account of house.channels.accounts) {
      account.routes?.(app, house.post)
      account.callRoutes?.(app, openCallBook(house.workplace))
    }
  }
  const addDevDoor: Door = (app, house) => addDevPages(app, house, { travel })
  return [
    addHomePage, addStandardPage, addStatisticsPage, addPrivacyPage, addLodgePages, addBlankForm, addRecordingRoutes, addAppRoutes, addEmbedPages, addTrackPages, addCheckPages, addLogRoutes,
    addSignIn, addQueuePages, addCounterPages, addPhonePages, addInboxPages, addOutboxPages, addRegisterPages, addLaporPages, addArchivePages, addSearchPages, addCasePages, addPaperRoutes, addLetterPages, addLetterDocxRoutes, addLetterBook, addOfficePaperPages, addReportPages, addSigningPages, addScanPages, addPersonalDataPages, addSettingsPages,
    addApi, addOpen311, addHealthDoor, addHooks, addDevDoor,
  ]
}

function addSignIn(app: Parameters<Door>[0], house: House): void {
  const { workplace, db, secret, frame, config } = house
  const passwords = createPasswords()
  const deps = {
    db, officeId: workplace.officeId, zone: workplace.zone, now: workplace.now, passwords, frameOf: frame,
    signIn: createSignIn({ db, officeId: workplace.officeId, passwords, secret }),
    demo: config.demo ? { accounts: demoAccounts, password: demoPassword } : null,
  }
  addSignInRoutes(app, deps)
  addLinkRoutes(app, deps)
  addAccountRoutes(app, deps)
}

/** Problems as each kind of visitor reads them: problem+json for programs, a page for people. */
export function renderProblem(house: House, ...[problem, request, reply]: Parameters<OnProblem>): ReturnType<OnProblem> {
  return isMachinePath(request.url) ? { json: apiProblem(problem, request) } : problemPage(house, problem, request, reply)
}
